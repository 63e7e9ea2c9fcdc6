/** What became of rows that something was asked for: done, refused, or not answered at all. */
import { Problem } from "@/api/problem";
import { wordsFor } from "@/parts/states/tell";
import type { BulkAnswer } from "./columns";

const SERVICE_FAULT = 500;

/** Of a row whose question failed: a refusal is an answer, a lost line is none. */
export function answerFor(id: string, error: unknown): BulkAnswer {
  const message = wordsFor(error);
  const refused = error instanceof Problem && error.status < SERVICE_FAULT;
  return refused ? { id, ok: false, message } : { id, ok: false, unanswered: true, message };
}

const AT_ONCE = 4;

/** Asks for each row by itself, a few at a time; each answers for itself. */
export async function askEach<Row extends { id: string }>(
  rows: readonly Row[],
  ask: (row: Row) => Promise<unknown>,
): Promise<BulkAnswer[]> {
  const answers: BulkAnswer[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(some.map((row) => answerOf(row, ask)))));
  }
  return answers;
}

async function answerOf<Row extends { id: string }>(
  row: Row,
  ask: (row: Row) => Promise<unknown>,
): Promise<BulkAnswer> {
  try {
    await ask(row);
    return { id: row.id, ok: true, message: null };
  } catch (error) {
    return answerFor(row.id, error);
  }
}

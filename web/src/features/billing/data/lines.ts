/** Invoice lines: what a confirmed placement costs, and how far its invoice has come. */
import { basedOn, type PageOf, pageOf } from "@/api/answers";
import { billing } from "@/api/client";
import type { components } from "@/api/generated/billing";
import type { BulkAnswer } from "@/parts/list/columns";
import { many, one, type Search } from "@/parts/list/search";
import { wordsFor } from "@/parts/states/tell";

type Schemas = components["schemas"];
export type Line = Schemas["InvoiceLineRow"];
export type LineState = Schemas["LineState"];

export const LINES = "invoice-lines";
const PAGE = 200;
const AT_ONCE = 4;

export async function loadLines(search: Search, cursor: string | null): Promise<PageOf<Line>> {
  return pageOf(
    await billing.GET("/invoice-lines", {
      params: {
        query: {
          state: many(search.state) as LineState[],
          starts_from: one(search.from) ?? null,
          starts_to: one(search.until) ?? null,
          limit: PAGE,
          cursor,
        },
      },
    }),
  );
}

export type Step = "validate" | "mark-invoiced" | "mark-paid";

/** Each line is asked for by itself and answers for itself; a few at a time. */
export async function takeStep(lines: readonly Line[], step: Step): Promise<BulkAnswer[]> {
  const answers: BulkAnswer[] = [];
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const some = lines.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(some.map((line) => stepOf(line, step)))));
  }
  return answers;
}

async function stepOf({ id, version }: Line, step: Step): Promise<BulkAnswer> {
  try {
    await billing.POST(`/invoice-lines/{id}/${step}`, {
      params: { path: { id }, header: basedOn(version) },
    });
    return { id, ok: true, message: null };
  } catch (refused) {
    return { id, ok: false, message: wordsFor(refused) };
  }
}

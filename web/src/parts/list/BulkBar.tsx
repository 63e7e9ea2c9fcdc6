/** What may be done to the ticked rows, and what became of each. */
import { Button, Group, Progress, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { BulkAnswers, type NamedAnswer } from "./BulkAnswers";
import { answerFor } from "./bulk";
import type { BulkAction, BulkAnswer, ListDefinition } from "./columns";
import type { Selection } from "./useSelection";

/** One question to the service holds at most so many; more are asked one after the other. */
const AT_ONCE = 100;

interface BulkBarProps<Row> {
  list: ListDefinition<Row>;
  selection: Selection<Row>;
}

export function BulkBar<Row>({ list, selection }: BulkBarProps<Row>) {
  const { t } = useTranslation("parts");
  const queries = useQueryClient();
  const [asked, setAsked] = useState<BulkAction<Row> | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const [answers, setAnswers] = useState<NamedAnswer[] | null>(null);
  if (selection.rows.length === 0 && answers === null && done === null) return null;
  const offered = (list.bulk ?? []).filter((action) => selection.rows.some(action.allows));
  const allowed = asked ? selection.rows.filter(asked.allows) : [];

  async function run(perform: BulkAction<Row>["run"]) {
    setAsked(null);
    setDone(0);
    const gathered: NamedAnswer[] = [];
    for (let from = 0; from < allowed.length; from += AT_ONCE) {
      const some = allowed.slice(from, from + AT_ONCE);
      gathered.push(...named(some, await answersTo(perform, some)));
      setDone(gathered.length / allowed.length);
    }
    setDone(null);
    setAnswers(gathered);
    selection.keep(gathered.filter((each) => each.unanswered).map((each) => each.id));
    await queries.invalidateQueries({ queryKey: [list.name] });
  }

  return (
    <>
      <Group gap="sm" role="toolbar" aria-label={t("list.withSelected")}>
        <Text size="sm">{t("list.selected", { count: selection.rows.length })}</Text>
        {offered.map((action) => (
          <Button
            key={action.id}
            size="compact-md"
            color={action.danger ? "red" : undefined}
            variant={action.danger ? "outline" : "filled"}
            disabled={done !== null}
            onClick={() => setAsked(action)}
          >
            {action.label}
          </Button>
        ))}
        {offered.length === 0 && done === null && selection.rows.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("list.nothingAllowed")}
          </Text>
        )}
        {done !== null && <Progress value={done * 100} w={160} aria-label={t("list.progress")} />}
      </Group>
      {asked && <Fragment key={asked.id}>{dialogOf(asked)}</Fragment>}
      {answers && <BulkAnswers answers={answers} onClose={() => setAnswers(null)} />}
    </>
  );

  function dialogOf(action: BulkAction<Row>) {
    const note = leftOut(allowed.length, selection.rows.length);
    const onClose = () => setAsked(null);
    if (action.dialog) return action.dialog({ rows: allowed, note, onRun: run, onClose });
    return (
      <ConfirmDialog
        title={action.label}
        explanation={action.explain(allowed)}
        note={note}
        confirm={action.label}
        danger={action.danger ?? false}
        onConfirm={() => run(action.run)}
        onClose={onClose}
      />
    );
  }

  /** A part that failed as a whole is told item by item; the other parts are asked all the same. */
  async function answersTo(
    perform: BulkAction<Row>["run"],
    rows: readonly Row[],
  ): Promise<BulkAnswer[]> {
    try {
      return await perform(rows);
    } catch (error) {
      return rows.map((row) => answerFor(list.rowId(row), error));
    }
  }

  function named(rows: readonly Row[], given: readonly BulkAnswer[]): NamedAnswer[] {
    const names = new Map(rows.map((row) => [list.rowId(row), list.rowName(row)]));
    return given.map((answer) => ({ ...answer, name: names.get(answer.id) ?? "" }));
  }

  function leftOut(count: number, of: number): string | null {
    return count === of ? null : t("list.leftOut", { count: of - count });
  }
}

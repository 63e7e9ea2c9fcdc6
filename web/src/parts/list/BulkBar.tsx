/** What may be done to the ticked rows, and what became of each. */
import { Alert, Button, Group, List, Modal, Progress, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { wordsFor } from "@/parts/states/tell";
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
  if (selection.rows.length === 0 && answers === null) return null;
  const allowed = asked ? selection.rows.filter(asked.allows) : [];

  async function run(action: BulkAction<Row>) {
    setAsked(null);
    setDone(0);
    const gathered: NamedAnswer[] = [];
    for (let from = 0; from < allowed.length; from += AT_ONCE) {
      const some = allowed.slice(from, from + AT_ONCE);
      gathered.push(...named(some, await answersTo(action, some)));
      setDone(gathered.length / allowed.length);
    }
    setDone(null);
    setAnswers(gathered);
    selection.clear();
    await queries.invalidateQueries({ queryKey: [list.name] });
  }

  return (
    <>
      <Group gap="sm" role="toolbar" aria-label={t("list.withSelected")}>
        <Text size="sm">{t("list.selected", { count: selection.rows.length })}</Text>
        {list.bulk?.map((action) => (
          <Button
            key={action.id}
            size="compact-md"
            color={action.danger ? "red" : undefined}
            variant={action.danger ? "outline" : "filled"}
            disabled={done !== null || !selection.rows.some(action.allows)}
            onClick={() => setAsked(action)}
          >
            {action.label}
          </Button>
        ))}
        {done !== null && <Progress value={done * 100} w={160} aria-label={t("list.progress")} />}
      </Group>
      {asked && (
        <ConfirmDialog
          title={asked.label}
          explanation={asked.explain(allowed)}
          note={leftOut(allowed.length, selection.rows.length)}
          confirm={asked.label}
          danger={asked.danger ?? false}
          onConfirm={() => run(asked)}
          onClose={() => setAsked(null)}
        />
      )}
      {answers && <Answers answers={answers} onClose={() => setAnswers(null)} />}
    </>
  );

  /** A part that failed as a whole is told item by item; the other parts are asked all the same. */
  async function answersTo(action: BulkAction<Row>, rows: readonly Row[]): Promise<BulkAnswer[]> {
    try {
      return await action.run(rows);
    } catch (error) {
      return rows.map((row) => ({ id: list.rowId(row), ok: false, message: wordsFor(error) }));
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

type NamedAnswer = BulkAnswer & { name: string };

interface AnswersProps {
  answers: readonly NamedAnswer[];
  onClose: () => void;
}

function Answers({ answers, onClose }: AnswersProps) {
  const { t } = useTranslation("parts");
  const refused = answers.filter((answer) => !answer.ok);
  return (
    <Modal opened onClose={onClose} title={t("list.answers")} size="lg">
      <Stack>
        <Alert color="green" variant="outline" role="status">
          {t("list.succeeded", { count: answers.length - refused.length })}
        </Alert>
        {refused.length > 0 && (
          <Alert color="red" variant="outline" title={t("list.refused", { count: refused.length })}>
            <List>
              {refused.map((answer) => (
                <List.Item key={answer.id}>{`${answer.name} – ${answer.message ?? ""}`}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Modal>
  );
}

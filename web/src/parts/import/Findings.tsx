/** What was found in the rows of a file: page by page, each with its reason. */
import { Badge, Button, Group, SegmentedControl, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "@/parts/states/States";
import { tellFailure } from "@/parts/states/tell";
import { type ImportDefinition, type Intake, OUTCOMES, type Outcome } from "./importing";

const COLOURS = { added: "green", changed: "blue", unchanged: "gray", refused: "red" } as const;

interface FindingsProps {
  definition: ImportDefinition;
  intake: Intake;
}

export function Findings({ definition, intake }: FindingsProps) {
  const { t } = useTranslation("parts");
  const found = OUTCOMES.filter((outcome) => (intake.counts?.[outcome] ?? 0) > 0);
  const [shown, setShown] = useState<Outcome | "all">(
    found.includes("refused") ? "refused" : "all",
  );
  const refusedRows = definition.refusedRows;
  return (
    <Stack>
      <Group justify="space-between">
        <SegmentedControl
          value={shown}
          onChange={(value) => setShown(value as Outcome | "all")}
          aria-label={t("import.rows")}
          data={[
            { value: "all", label: t("import.all") },
            ...found.map((outcome) => ({
              value: outcome,
              label: `${t(`import.outcomes.${outcome}`)} (${intake.counts?.[outcome]})`,
            })),
          ]}
        />
        {refusedRows && found.includes("refused") && (
          <Button variant="default" onClick={() => refusedRows(intake.id).catch(tellFailure)}>
            {t("import.refusedRows")}
          </Button>
        )}
      </Group>
      <Rows definition={definition} intake={intake} shown={shown} />
    </Stack>
  );
}

function Rows({ definition, intake, shown }: FindingsProps & { shown: Outcome | "all" }) {
  const { t } = useTranslation("parts");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      queryKey: [definition.name, "findings", intake.id, intake.step, shown],
      queryFn: ({ pageParam }) =>
        definition.findings(intake.id, shown === "all" ? null : shown, pageParam),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next,
    },
  );
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table aria-label={t("import.rows")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("import.row")}</Table.Th>
              <Table.Th>{t("import.name")}</Table.Th>
              <Table.Th>{t("import.outcome")}</Table.Th>
              <Table.Th>{t("import.said")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.pages
              .flatMap((page) => page.rows)
              .map(({ row, outcome, name, said }) => (
                <Table.Tr key={`${row} ${said}`}>
                  <Table.Td>{row}</Table.Td>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>
                    <Badge variant="outline" color={COLOURS[outcome]}>
                      {t(`import.outcomes.${outcome}`)}
                    </Badge>
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm">{said}</Text>
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t("list.more")}
        </Button>
      )}
    </Stack>
  );
}

/** A chart, and the same numbers as a table for those who would rather read them. */
import { Button, Group, Stack, Table } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { BarChart } from "./BarChart";
import { type Bar, type Series, totalOf } from "./stacks";

interface ChartProps {
  title: string;
  /** What the bars are: months, agencies. */
  barsAre: string;
  series: readonly Series[];
  bars: readonly Bar[];
}

export function Chart(props: ChartProps) {
  const { t } = useTranslation("parts");
  const [asTable, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="xs" component="figure" m={0} aria-label={props.title}>
      <Group justify="end" data-screen-only>
        <Button variant="subtle" size="compact-sm" onClick={toggle}>
          {asTable ? t("chart.asBars") : t("chart.asTable")}
        </Button>
      </Group>
      {asTable ? <AsTable {...props} /> : <BarChart {...props} />}
    </Stack>
  );
}

function AsTable({ title, barsAre, series, bars }: ChartProps) {
  const { t } = useTranslation("parts");
  const formats = useFormats();
  return (
    <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{barsAre}</Table.Th>
            {series.map(({ id, label }) => (
              <Table.Th key={id} ta="right">
                {label}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t("chart.total")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map((bar) => (
            <Table.Tr key={bar.label}>
              <Table.Th scope="row">{bar.label}</Table.Th>
              {series.map(({ id }) => (
                <Table.Td key={id} ta="right">
                  {formats.number(bar.values[id] ?? 0)}
                </Table.Td>
              ))}
              <Table.Td ta="right">{formats.number(totalOf(bar))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

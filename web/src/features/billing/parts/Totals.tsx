/** What the lines of the list come to, by state and basis; units of different bases never add up. */
import { Button, Stack, Table } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { useListSearch } from "@/parts/list/search";
import { Empty, Failed, Loading } from "@/parts/states/States";
import { totalsOf } from "../data/lines";
import { moneyOf } from "./money";

export function Totals() {
  const { t } = useTranslation("billing");
  const [shown, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="xs" align="start">
      <Button variant="subtle" size="compact-md" aria-expanded={shown} onClick={toggle}>
        {shown ? t("totals.hide") : t("totals.show")}
      </Button>
      {shown && <Sums />}
    </Stack>
  );
}

function Sums() {
  const { t } = useTranslation("billing");
  const formats = useFormats();
  const { search } = useListSearch();
  const { data, error, refetch } = useQuery(totalsOf(search));
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty title={t("totals.nothing")} />;
  return (
    <Table.ScrollContainer
      minWidth={560}
      w="100%"
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table aria-label={t("totals.title")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("state")}</Table.Th>
            <Table.Th>{t("basis")}</Table.Th>
            <Table.Th ta="right">{t("totals.lines")}</Table.Th>
            <Table.Th ta="right">{t("totals.units")}</Table.Th>
            <Table.Th ta="right">{t("amount")}</Table.Th>
            <Table.Th ta="right">{t("adjustment")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map((each) => (
            <Table.Tr key={`${each.state} ${each.basis} ${each.currency}`}>
              <Table.Th scope="row">{t(`states.${each.state}`)}</Table.Th>
              <Table.Td>{each.basis && t(`bases.${each.basis}`)}</Table.Td>
              <Table.Td ta="right">{formats.number(each.lines)}</Table.Td>
              <Table.Td ta="right">{each.units && formats.number(each.units)}</Table.Td>
              <Table.Td ta="right">{moneyOf(each.amount_minor, each.currency, formats)}</Table.Td>
              <Table.Td ta="right">
                {moneyOf(each.proposed_adjustment_minor, each.currency, formats)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

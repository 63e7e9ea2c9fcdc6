/** Every call of a delivery, newest first, with the beginning of what was answered. */
import { Code, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { Empty } from "@/parts/states/States";
import type { DeliveryDetail } from "../data/deliveries";

type Call = NonNullable<DeliveryDetail["calls"]>[number];

export function Calls({ calls }: { calls: readonly Call[] }) {
  const { t } = useTranslation("partners");
  const formats = useFormats();
  if (calls.length === 0) return <Empty title={t("noCalls")} />;
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={t("calls")}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("calledAt")}</Table.Th>
            <Table.Th>{t("answer")}</Table.Th>
            <Table.Th ta="right">{t("took")}</Table.Th>
            <Table.Th>{t("response")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calls.map((call) => (
            <Table.Tr key={call.attempted_at}>
              <Table.Td>{formats.moment(call.attempted_at)}</Table.Td>
              <Table.Td>{call.status_code ?? call.error}</Table.Td>
              <Table.Td ta="right">{t("milliseconds", { count: call.duration_ms })}</Table.Td>
              <Table.Td>{call.response && <Code block>{call.response}</Code>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

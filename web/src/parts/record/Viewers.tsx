/** Who else can see a record, and why: no surprises about who reads along. */
import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface ViewerLine {
  key: string;
  name: string;
  agency: string;
  role: string;
  reason: string;
}

export function Viewers({ viewers }: { viewers: readonly ViewerLine[] }) {
  const { t } = useTranslation("parts");
  return (
    <Table.ScrollContainer minWidth={500} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("viewers.name")}</Table.Th>
            <Table.Th>{t("viewers.agency")}</Table.Th>
            <Table.Th>{t("viewers.role")}</Table.Th>
            <Table.Th>{t("viewers.reason")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {viewers.map((viewer) => (
            <Table.Tr key={viewer.key}>
              <Table.Td>{viewer.name}</Table.Td>
              <Table.Td>{viewer.agency}</Table.Td>
              <Table.Td>{viewer.role}</Table.Td>
              <Table.Td>{viewer.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

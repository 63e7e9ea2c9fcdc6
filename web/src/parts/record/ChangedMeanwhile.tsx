/** Somebody else was faster: shows what they changed, and offers to do it all the same. */
import { Button, Group, Modal, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface Difference {
  name: string;
  before: string;
  now: string;
}

interface ChangedMeanwhileProps {
  differences: readonly Difference[];
  /** Absent where what was wanted is no longer possible. */
  onAgain?: () => void;
  onClose: () => void;
}

export function ChangedMeanwhile({ differences, onAgain, onClose }: ChangedMeanwhileProps) {
  const { t } = useTranslation("parts");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("changed.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text>{t("changed.text")}</Text>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("changed.field")}</Table.Th>
              <Table.Th>{t("changed.before")}</Table.Th>
              <Table.Th>{t("changed.now")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differences.map((each) => (
              <Table.Tr key={each.name}>
                <Table.Th scope="row">{each.name}</Table.Th>
                <Table.Td>{each.before}</Table.Td>
                <Table.Td>{each.now}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {!onAgain && <Text>{t("changed.impossible")}</Text>}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("changed.keepTheirs")}
          </Button>
          {onAgain && <Button onClick={onAgain}>{t("changed.again")}</Button>}
        </Group>
      </Stack>
    </Modal>
  );
}

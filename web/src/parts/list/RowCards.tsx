/** The same rows on a phone: one card each, the first column its title. */
import { Anchor, Card, Checkbox, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RowsProps } from "./RowTable";

export function RowCards<Row>({ list, columns, rows, selection, caption }: RowsProps<Row>) {
  const { t } = useTranslation("parts");
  const [title, ...others] = columns;
  return (
    <Stack component="ul" aria-label={caption} gap="xs" p={0} m={0} style={{ listStyle: "none" }}>
      {rows.map((row) => (
        <Card key={list.rowId(row)} component="li" withBorder padding="sm">
          <Group justify="space-between" wrap="nowrap" mb={4}>
            {list.rowAddress ? (
              <Anchor component={Link} to={list.rowAddress(row)} fw={600}>
                {title?.cell(row)}
              </Anchor>
            ) : (
              <Text fw={600}>{title?.cell(row)}</Text>
            )}
            {selection && (
              <Checkbox
                size="md"
                aria-label={t("list.select", { name: list.rowName(row) })}
                checked={selection.has(row)}
                onChange={() => selection.toggle(row)}
              />
            )}
          </Group>
          {others.map((column) => (
            <Group key={column.id} justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" c="dimmed">
                {column.header}
              </Text>
              <Text size="sm" component="div" ta="right">
                {column.cell(row)}
              </Text>
            </Group>
          ))}
        </Card>
      ))}
    </Stack>
  );
}

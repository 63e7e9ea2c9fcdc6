/** What can be done with a list as a whole: views, columns, a file of it. */
import { Button, Checkbox, Group, Menu, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tellFailure } from "@/parts/states/tell";
import type { Column, ListDefinition } from "./columns";
import { SavedViews } from "./SavedViews";
import type { ListSearch } from "./search";

interface ToolsProps<Row> {
  list: ListDefinition<Row>;
  search: ListSearch;
  shown: readonly Column<Row>[];
  toggleColumn: (id: string) => void;
}

export function Tools<Row>({ list, search, shown, toggleColumn }: ToolsProps<Row>) {
  return (
    <Group gap="xs" data-screen-only>
      <SavedViews name={list.name} list={search} />
      <ColumnChoice columns={list.columns} shown={shown} toggle={toggleColumn} />
      {list.exportAs && <Export exportAs={list.exportAs} search={search} />}
    </Group>
  );
}

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  toggle: (id: string) => void;
}

function ColumnChoice<Row>({ columns, shown, toggle }: ColumnChoiceProps<Row>) {
  const { t } = useTranslation("parts");
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="default">{t("list.columns")}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap="xs" p="xs">
          {columns.slice(1).map((column) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={shown.includes(column)}
              onChange={() => toggle(column.id)}
            />
          ))}
        </Stack>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ExportProps {
  exportAs: NonNullable<ListDefinition<unknown>["exportAs"]>;
  search: ListSearch;
}

function Export({ exportAs, search }: ExportProps) {
  const { t } = useTranslation("parts");
  const [busy, setBusy] = useState(false);
  const download = async (format: "csv" | "xlsx") => {
    setBusy(true);
    await exportAs[format]?.(search.search).catch(tellFailure);
    setBusy(false);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={busy}>
          {t("list.export")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {exportAs.xlsx && (
          <Menu.Item onClick={() => download("xlsx")}>{t("list.asXlsx")}</Menu.Item>
        )}
        {exportAs.csv && <Menu.Item onClick={() => download("csv")}>{t("list.asCsv")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

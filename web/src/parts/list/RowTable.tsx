/** The rows of a list as a table that holds ten thousand of them: only those in sight are drawn. */
import { Checkbox, Table, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Column, ListDefinition } from "./columns";
import { one, type Search } from "./search";
import { useOnPaper } from "./useOnPaper";
import type { Selection } from "./useSelection";

const ROW_HEIGHT = 41;
const OVERSCAN = 12;

export interface RowsProps<Row> {
  list: ListDefinition<Row>;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  selection: Selection<Row> | null;
  cursor: { at: number; go: (index: number) => void };
  sort: { search: Search; set: (changes: Search) => void };
  caption: string;
}

export function RowTable<Row>({
  list,
  columns,
  rows,
  selection,
  cursor,
  sort,
  caption,
}: RowsProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const onPaper = useOnPaper();
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: onPaper ? rows.length : OVERSCAN,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const shown = virtual.getVirtualItems();
  const before = (shown[0]?.start ?? 0) - virtual.options.scrollMargin;
  const after = virtual.getTotalSize() - ((shown.at(-1)?.end ?? 0) - virtual.options.scrollMargin);
  const width = columns.length + (selection ? 1 : 0);

  return (
    <Table.ScrollContainer minWidth={600} type="native">
      <Table aria-rowcount={rows.length + 1}>
        <Table.Caption className="visually-hidden">{caption}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {selection && <SelectAll selection={selection} />}
            {columns.map((column) => (
              <Header key={column.id} column={column} {...sort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          <Gap height={before} width={width} />
          {shown.map(({ index }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <Table.Tr
                key={list.rowId(row)}
                ref={virtual.measureElement}
                data-index={index}
                aria-rowindex={index + 2}
                data-current={index === cursor.at || undefined}
                bg={index === cursor.at ? "var(--mantine-primary-color-light)" : undefined}
                onClick={() => cursor.go(index)}
              >
                {selection && <SelectOne list={list} row={row} selection={selection} />}
                {columns.map((column, position) => (
                  <Table.Td key={column.id} ta={column.align}>
                    {position === 0 ? (
                      <Opening list={list} row={row} column={column} />
                    ) : (
                      column.cell(row)
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
          <Gap height={after} width={width} />
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Stands for the rows out of sight, so that the scroll bar tells the truth. */
function Gap({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td colSpan={width} style={{ height, padding: 0 }} />
    </tr>
  );
}

function Header<Row>({
  column,
  search,
  set,
}: {
  column: Column<Row>;
  search: Search;
  set: (changes: Search) => void;
}) {
  const sort = column.sort;
  if (!sort) return <Table.Th ta={column.align}>{column.header}</Table.Th>;
  const now = one(search.sort);
  const order =
    now === sort.ascending ? "ascending" : now === sort.descending ? "descending" : "none";
  const next = order === "ascending" ? sort.descending : sort.ascending;
  return (
    <Table.Th aria-sort={order} ta={column.align}>
      <UnstyledButton fz="inherit" fw="inherit" onClick={() => set({ sort: next })}>
        {column.header} <span aria-hidden="true">{ARROWS[order]}</span>
      </UnstyledButton>
    </Table.Th>
  );
}

const ARROWS = { ascending: "↑", descending: "↓", none: "↕" } as const;

function SelectAll<Row>({ selection }: { selection: Selection<Row> }) {
  const { t } = useTranslation("parts");
  return (
    <Table.Th w={40}>
      <Checkbox
        aria-label={t("list.selectAll")}
        checked={selection.all}
        indeterminate={selection.rows.length > 0 && !selection.all}
        onChange={selection.toggleAll}
      />
    </Table.Th>
  );
}

interface SelectOneProps<Row> {
  list: ListDefinition<Row>;
  row: Row;
  selection: Selection<Row>;
}

export function SelectOne<Row>({ list, row, selection }: SelectOneProps<Row>) {
  const { t } = useTranslation("parts");
  return (
    <Table.Td>
      <Checkbox
        aria-label={t("list.select", { name: list.rowName(row) })}
        checked={selection.has(row)}
        onChange={() => selection.toggle(row)}
        onClick={(event) => event.stopPropagation()}
      />
    </Table.Td>
  );
}

/** The first cell leads to the row's own page. */
function Opening<Row>({
  list,
  row,
  column,
}: {
  list: ListDefinition<Row>;
  row: Row;
  column: Column<Row>;
}) {
  if (!list.rowAddress) return column.cell(row);
  return <Link to={list.rowAddress(row)}>{column.cell(row)}</Link>;
}

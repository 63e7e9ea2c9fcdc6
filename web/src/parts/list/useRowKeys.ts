/** Keys for those who work through a list: up and down, open, and the list's own letters. */
import { useHotkeys } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import type { ListDefinition } from "./columns";

interface RowKeysProps<Row> {
  list: ListDefinition<Row>;
  rows: readonly Row[];
  at: number;
  go: (index: number) => void;
}

export function useRowKeys<Row>({ list, rows, at, go }: RowKeysProps<Row>): void {
  const navigate = useNavigate();
  const current = rows[at];
  const move = (by: number) => () => go(Math.max(0, Math.min(rows.length - 1, at + by)));
  const open = () => {
    if (current !== undefined && list.rowAddress) void navigate({ to: list.rowAddress(current) });
  };
  const own = (list.keys ?? []).map(({ key, allows, act }): [string, () => void] => [
    key,
    () => {
      if (current !== undefined && allows(current)) act(current);
    },
  ]);
  useHotkeys([["j", move(1)], ["k", move(-1)], ["o", open], ...own]);
}

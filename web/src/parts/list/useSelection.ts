/** Which rows are ticked. Rows that left the list are no longer ticked. */
import { useCallback, useMemo, useState } from "react";

export interface Selection<Row> {
  rows: readonly Row[];
  has: (row: Row) => boolean;
  toggle: (row: Row) => void;
  toggleAll: () => void;
  /** Leaves these ticked, and no others. */
  keep: (ids: readonly string[]) => void;
  all: boolean;
}

export function useSelection<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
): Selection<Row> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => rows.filter((row) => ids.has(rowId(row))), [rows, ids, rowId]);
  const all = rows.length > 0 && selected.length === rows.length;
  const toggle = useCallback(
    (row: Row) =>
      setIds((before) => without(before, rowId(row)) ?? new Set([...before, rowId(row)])),
    [rowId],
  );
  const toggleAll = useCallback(
    () => setIds(all ? new Set() : new Set(rows.map(rowId))),
    [all, rows, rowId],
  );
  const keep = useCallback((kept: readonly string[]) => setIds(new Set(kept)), []);
  return { rows: selected, has: (row) => ids.has(rowId(row)), toggle, toggleAll, keep, all };
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> | null {
  return ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : null;
}

/** What a list is made of: its columns, filters and actions, said by the feature that owns it. */
import type { ReactNode } from "react";
import type { PageOf } from "@/api/answers";
import type { Search } from "./search";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The values of `sort` that the service knows for this column. */
  sort?: { ascending: string; descending: string };
  /** Left out until somebody chooses it. */
  hidden?: boolean;
  align?: "right";
}

export interface Option {
  value: string;
  label: string;
}

export type Filter =
  | { id: string; label: string; kind: "text" | "day" | "month" | "flag" }
  | { id: string; label: string; kind: "one"; options: readonly Option[] }
  | { id: string; label: string; kind: "many"; options: readonly Option[]; most?: number };

/** What may be done to several rows at once; each row gets its own answer. */
export interface BulkAction<Row> {
  id: string;
  label: string;
  /** Says what will happen, before it happens. */
  explain: (rows: readonly Row[]) => string;
  allows: (row: Row) => boolean;
  run: (rows: readonly Row[]) => Promise<BulkAnswer[]>;
  danger?: boolean;
  /** Asks for what all the rows are told alike, such as a reason, instead of a plain yes or no. */
  dialog?: (asked: AskedInBulk<Row>) => ReactNode;
}

export interface AskedInBulk<Row> {
  rows: readonly Row[];
  /** How many of the ticked rows do not allow it. */
  note: string | null;
  onRun: (run: BulkAction<Row>["run"]) => void;
  onClose: () => void;
}

export interface BulkAnswer {
  id: string;
  ok: boolean;
  /** Nobody answered: whether it was done is not known. */
  unanswered?: true;
  message: string | null;
}

export interface ListDefinition<Row> {
  /** Names the list in the query cache, in saved views and in the choice of columns. */
  name: string;
  columns: readonly Column<Row>[];
  filters: readonly Filter[];
  load: (search: Search, cursor: string | null) => Promise<PageOf<Row>>;
  rowId: (row: Row) => string;
  /** What a row is called in "select …" and "open …". */
  rowName: (row: Row) => string;
  /** The address of the row's own page. */
  rowAddress?: (row: Row) => string;
  preview?: (row: Row) => ReactNode;
  bulk?: readonly BulkAction<Row>[];
  /** Downloads the whole list as it is filtered; answers once the file is there. */
  exportAs?: Partial<Record<"csv" | "xlsx", (search: Search) => Promise<void>>>;
  /** Single keys that act on the row under the cursor. */
  keys?: readonly RowKey<Row>[];
  /** What to do where there is nothing yet. */
  emptyHint?: string;
}

export interface RowKey<Row> {
  key: string;
  label: string;
  allows: (row: Row) => boolean;
  act: (row: Row) => void;
}

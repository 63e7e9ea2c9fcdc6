/** What a list shows, as the address of the page says it: shareable, and kept by back and forward. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";

export type FilterValue = string | string[];
export type Search = Readonly<Record<string, FilterValue | undefined>>;

/** Keeps what a list can use of an address that anybody may have typed. */
export function validSearch(search: Record<string, unknown>): Record<string, FilterValue> {
  const entries = Object.entries(search).flatMap(([name, value]) => {
    const kept = validValue(value);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return Object.fromEntries(entries);
}

function validValue(value: unknown): FilterValue | undefined {
  if (Array.isArray(value)) {
    const texts = value.map(String).filter((each) => each !== "");
    return texts.length > 0 ? texts : undefined;
  }
  if (value === null || value === undefined || value === "" || typeof value === "object") return;
  return String(value);
}

export interface ListSearch {
  search: Search;
  set(changes: Search): void;
  replace(search: Search): void;
}

export function useListSearch(): ListSearch {
  const found = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const search = useMemo(() => validSearch(found), [found]);
  const replace = useCallback(
    (next: Search) => {
      // A filter is a step of thought, not a page: going back leaves the list at once.
      void navigate({ to: ".", search: validSearch({ ...next }) as never, replace: true });
    },
    [navigate],
  );
  const set = useCallback(
    (changes: Search) => replace({ ...search, ...changes }),
    [replace, search],
  );
  return { search, set, replace };
}

export function many(value: FilterValue | undefined): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function one(value: FilterValue | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

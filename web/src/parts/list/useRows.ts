/** The rows of a list, a page at a time as somebody reads on. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ListDefinition } from "./columns";
import type { Search } from "./search";

export function useRows<Row>(list: ListDefinition<Row>, search: Search) {
  const query = useInfiniteQuery({
    queryKey: [list.name, "list", search],
    queryFn: ({ pageParam }) => list.load(search, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { ...query, rows };
}

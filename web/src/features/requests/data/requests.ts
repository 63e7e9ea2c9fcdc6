/** Placement requests as the service tells them: lists, one record, its history and readers. */
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, type PageOf, pageOf } from "@/api/answers";
import { placements } from "@/api/client";
import type { components } from "@/api/generated/placements";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type RequestRow = Schemas["PlacementRequestRow"];
export type RequestDetail = Schemas["PlacementRequestDetail"];
export type Status = Schemas["Status"];
export type Move = Schemas["Move"];
export type HistoryLine = Schemas["HistoryLine"];
export type RequestViewer = Schemas["RequestViewer"];

export const REQUESTS = "requests";
const PAGE = 100;

export async function loadRequests(
  search: Search,
  cursor: string | null,
): Promise<PageOf<RequestRow>> {
  const answered = await placements.GET("/placement-requests", {
    params: {
      query: {
        status: many(search.status) as Status[],
        q: one(search.q) ?? null,
        from_on: one(search.from) ?? null,
        until_on: one(search.until) ?? null,
        include_closed: one(search.closed) === "true",
        sort: (one(search.sort) ?? "starts_on") as Schemas["Sort"],
        limit: PAGE,
        cursor,
      },
    },
  });
  return pageOf(answered);
}

export const requestDetail = (id: string) =>
  queryOptions({
    queryKey: [REQUESTS, "one", id],
    queryFn: async (): Promise<RequestDetail> =>
      bodyOf(await placements.GET("/placement-requests/{id}", { params: { path: { id } } })),
  });

export const requestHistory = (id: string) =>
  queryOptions({
    queryKey: [REQUESTS, "history", id],
    queryFn: async (): Promise<HistoryLine[]> =>
      bodyOf(
        await placements.GET("/placement-requests/{id}/history", { params: { path: { id } } }),
      ),
  });

export const requestViewers = (id: string) =>
  queryOptions({
    queryKey: [REQUESTS, "viewers", id],
    queryFn: async (): Promise<RequestViewer[]> =>
      bodyOf(
        await placements.GET("/placement-requests/{id}/viewers", { params: { path: { id } } }),
      ),
  });

export const requestCounts = queryOptions({
  queryKey: [REQUESTS, "counts"],
  queryFn: async () => bodyOf(await placements.GET("/placement-requests/counts")),
});

export const offeredReasons = queryOptions({
  queryKey: ["reasons"],
  queryFn: async () => bodyOf(await placements.GET("/reasons")),
  staleTime: Number.POSITIVE_INFINITY,
});

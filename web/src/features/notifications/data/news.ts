/** What came since somebody was here before. */
import { queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/api/answers";
import { notifications } from "@/api/client";
import { ITEMS, type Item } from "./items";

const MOST = 100;

export interface News {
  /** How many requests are told of. */
  requests: number;
  /** There is more than was read: the number is a least one. */
  more: boolean;
  /** The latest message of each request, and those about none; newest first. */
  latest: Item[];
}

/** Where it is not known when they were here, what they have not read. */
export const newsSince = (since: string | null) =>
  queryOptions({
    queryKey: [ITEMS, "news", since],
    queryFn: async (): Promise<News> => {
      const query = since === null ? { unread: true } : { since };
      const answered = await notifications.GET("/inbox-items", {
        params: { query: { ...query, limit: MOST } },
      });
      const { rows, next } = pageOf(answered);
      return newsIn(rows, next !== null);
    },
  });

export function newsIn(items: readonly Item[], more: boolean): News {
  const seen = new Set<string>();
  const latest = items.filter(({ id, placement_request_id: request }) => {
    const about = request ?? id;
    const isFirst = !seen.has(about);
    seen.add(about);
    return isFirst;
  });
  const requests = latest.filter((item) => item.placement_request_id).length;
  return { requests, more, latest };
}

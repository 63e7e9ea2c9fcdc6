/** What a person was told, and has not read yet. */
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, type PageOf, pageOf } from "@/api/answers";
import { notifications } from "@/api/client";
import type { components } from "@/api/generated/notifications";
import { one, type Search } from "@/parts/list/search";

export type Item = components["schemas"]["InboxItem"];

export const ITEMS = "inbox-items";
const PAGE = 100;
/** How often one asks while no news come by themselves. */
export const ASKED_EVERY_MS = 30_000;

export async function loadItems(search: Search, cursor: string | null): Promise<PageOf<Item>> {
  const unread = one(search.unread) === "true";
  return pageOf(
    await notifications.GET("/inbox-items", { params: { query: { unread, limit: PAGE, cursor } } }),
  );
}

export const unreadCount = queryOptions({
  queryKey: [ITEMS, "unread"],
  queryFn: async () => bodyOf(await notifications.GET("/inbox-items/unread-count")),
});

export async function markRead(id: string): Promise<void> {
  await notifications.POST("/inbox-items/{id}/read", { params: { path: { id } } });
}

export async function markAllRead(): Promise<void> {
  await notifications.POST("/inbox-items/read-all");
}

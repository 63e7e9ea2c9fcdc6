/** What was sent to partners' systems, what they answered, and sending it again. */
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, type PageOf, pageOf } from "@/api/answers";
import { notifications } from "@/api/client";
import type { components } from "@/api/generated/notifications";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Delivery = Schemas["WebhookDeliveryRow"];
export type DeliveryDetail = Schemas["WebhookDeliveryDetail"];
export type DeliveryState = Schemas["DeliveryState"];

export const DELIVERIES = "webhook-deliveries";
export const STATES = [
  "due",
  "under_way",
  "delivered",
  "failed",
] as const satisfies readonly DeliveryState[];
const PAGE = 100;
const SOON_MS = 2000;

export async function loadDeliveries(
  search: Search,
  cursor: string | null,
): Promise<PageOf<Delivery>> {
  const query = {
    endpoint_id: one(search.endpoint) ?? null,
    state: many(search.state) as DeliveryState[],
    limit: PAGE,
    cursor,
  };
  return pageOf(await notifications.GET("/webhook-deliveries", { params: { query } }));
}

export const deliveryDetail = (id: string) =>
  queryOptions({
    queryKey: [DELIVERIES, "one", id],
    queryFn: async (): Promise<DeliveryDetail> =>
      bodyOf(await notifications.GET("/webhook-deliveries/{id}", { params: { path: { id } } })),
    // Whoever has just sent something waits for its first answer.
    refetchInterval: ({ state: { data } }) => (data && isOnItsWay(data) ? SOON_MS : false),
  });

export async function resend(id: string): Promise<void> {
  await notifications.POST("/webhook-deliveries/{id}/resend", { params: { path: { id } } });
}

function isOnItsWay({ state, try_again_at }: Delivery): boolean {
  return state === "under_way" || (state === "due" && new Date(try_again_at) <= new Date());
}

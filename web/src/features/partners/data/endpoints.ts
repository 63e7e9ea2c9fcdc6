/** The addresses of an agency's own systems, each with a secret that is shown once. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, type PageOf } from "@/api/answers";
import { notifications } from "@/api/client";
import type { components } from "@/api/generated/notifications";
import type { Values } from "@/parts/form/fields";

type Schemas = components["schemas"];
export type Endpoint = Schemas["WebhookEndpointRow"];
export type WithSecret = Schemas["WebhookEndpointWithSecret"];

export const ENDPOINTS = "webhook-endpoints";

export const allEndpoints = queryOptions({
  queryKey: [ENDPOINTS, "all"],
  queryFn: async (): Promise<Endpoint[]> => bodyOf(await notifications.GET("/webhook-endpoints")),
});

/** There are few: the service answers all of them at once. */
export async function loadEndpoints(): Promise<PageOf<Endpoint>> {
  return { rows: bodyOf(await notifications.GET("/webhook-endpoints")), next: null };
}

export async function endpointNow(id: string): Promise<Endpoint> {
  const params = { path: { id } };
  return bodyOf(await notifications.GET("/webhook-endpoints/{id}", { params }));
}

export const endpointDetail = (id: string) =>
  queryOptions({ queryKey: [ENDPOINTS, "one", id], queryFn: () => endpointNow(id) });

export async function register(values: Values): Promise<WithSecret> {
  const body = { ...values, description: values.description ?? "" } as never;
  return bodyOf(await notifications.POST("/webhook-endpoints", { body }));
}

export async function changeEndpoint(id: string, values: Values, version: number): Promise<void> {
  const { description, ...rest } = values;
  await notifications.PATCH("/webhook-endpoints/{id}", {
    params: { path: { id }, header: basedOn(version) },
    // An emptied description is an empty one; left out it would stay as it was.
    body: {
      ...rest,
      ...(description !== undefined && { description: description ?? "" }),
    } as never,
  });
}

export async function removeEndpoint({ id, version }: Endpoint): Promise<void> {
  await notifications.DELETE("/webhook-endpoints/{id}", {
    params: { path: { id }, header: basedOn(version) },
  });
}

export async function rotateSecret({ id, version }: Endpoint): Promise<WithSecret> {
  return bodyOf(
    await notifications.POST("/webhook-endpoints/{id}/rotate-secret", {
      params: { path: { id }, header: basedOn(version) },
    }),
  );
}

/** Answers which delivery it became. */
export async function sendTest(id: string): Promise<string> {
  const params = { path: { id } };
  const answered = await notifications.POST("/webhook-endpoints/{id}/test", { params });
  return bodyOf(answered).webhook_delivery_id;
}

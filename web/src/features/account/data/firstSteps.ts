/** What a person does once, and which each time answers a token that opens more. */
import { queryOptions } from "@tanstack/react-query";
import { bodyOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";

type Schemas = components["schemas"];

export const responsibilities = queryOptions({
  queryKey: ["responsibilities"],
  queryFn: async (): Promise<Schemas["ResponsibilitiesText"]> =>
    bodyOf(await identity.GET("/responsibilities/current")),
});

export async function acceptResponsibilities(version: number): Promise<Schemas["AccessToken"]> {
  return bodyOf(await identity.POST("/responsibility-acceptances", { body: { version } }));
}

export async function finishOrientation(): Promise<Schemas["AccessToken"]> {
  return bodyOf(await identity.POST("/orientation/completions"));
}

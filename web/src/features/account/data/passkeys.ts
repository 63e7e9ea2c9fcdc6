/** One's own passkeys. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { makePasskey } from "@/session/passkey";

export type Passkey = components["schemas"]["PasskeyRow"];

export const ownPasskeys = queryOptions({
  queryKey: ["account", "passkeys"],
  queryFn: async (): Promise<Passkey[]> => bodyOf(await identity.GET("/passkeys")),
});

/** Answers the recovery codes that come with the first factor, or none. */
export async function addPasskey(name: string): Promise<readonly string[]> {
  const options = bodyOf(await identity.POST("/passkeys/challenges"));
  const credential = await makePasskey(options);
  return bodyOf(await identity.POST("/passkeys", { body: { name, credential } })).recovery_codes;
}

export async function takeOff({ id, version }: Passkey): Promise<void> {
  await identity.DELETE("/passkeys/{id}", {
    params: { path: { id }, header: basedOn(version) },
  });
}

/** A person's account: opened, invited to, closed and opened again. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { PEOPLE } from "./people";

export type Account = components["schemas"]["ListedAccountRow"];
export type Invitation = components["schemas"]["InvitationToHandOver"];

/** Null for whoever has none. */
export const accountOf = (person_id: string) =>
  queryOptions({
    queryKey: [PEOPLE, "account", person_id],
    queryFn: async (): Promise<Account | null> =>
      bodyOf(await identity.GET("/accounts", { params: { query: { person_id } } }))[0] ?? null,
  });

export async function openAccount(person_id: string, hand_over: boolean): Promise<Invitation> {
  const opened = await identity.POST("/accounts", {
    body: { person_id, hand_over, email_alerts_accepted: true },
  });
  return bodyOf(opened).invitation;
}

export async function inviteAgain(account: Account, hand_over: boolean): Promise<Invitation> {
  return bodyOf(
    await identity.POST("/accounts/{id}/invitations", {
      params: { path: { id: account.id }, header: basedOn(account.version) },
      body: { hand_over },
    }),
  );
}

export async function enableAccount(account: Account, enabled: boolean): Promise<void> {
  await identity.PATCH("/accounts/{id}", {
    params: { path: { id: account.id }, header: basedOn(account.version) },
    body: { enabled },
  });
}

export async function resetSecondFactor(account: Account): Promise<void> {
  await identity.POST("/accounts/{id}/reset-second-factor", {
    params: { path: { id: account.id }, header: basedOn(account.version) },
  });
}

export async function endSessions(account: Account): Promise<void> {
  await identity.DELETE("/accounts/{id}/sessions", {
    params: { path: { id: account.id }, header: basedOn(account.version) },
  });
}

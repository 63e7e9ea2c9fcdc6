/** One's own account: where one is signed in, and what one proves oneself with. */
import { queryOptions } from "@tanstack/react-query";
import { bodyOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";

type Schemas = components["schemas"];
export type OwnSession = Schemas["OwnSession"];
export type OwnSecondFactor = Schemas["OwnSecondFactor"];
export type AppToEnrol = Schemas["AppToEnrol"];

export const ownSessions = queryOptions({
  queryKey: ["account", "sessions"],
  queryFn: async (): Promise<OwnSession[]> => bodyOf(await identity.GET("/sessions")),
});

export const ownSecondFactor = queryOptions({
  queryKey: ["account", "second-factor"],
  queryFn: async (): Promise<OwnSecondFactor> => bodyOf(await identity.GET("/second-factor")),
});

export async function endSession(id: string): Promise<void> {
  await identity.DELETE("/sessions/{id}", { params: { path: { id } } });
}

export async function signOutEverywhere(): Promise<void> {
  await identity.DELETE("/sessions");
}

export async function changePassword(body: Schemas["NewPassword"]): Promise<void> {
  await identity.POST("/password-changes", { body });
}

export async function askForNewEmail(body: Schemas["NewEmail"]): Promise<void> {
  await identity.POST("/email-changes", { body });
}

/** Some changes ask for the password once more; the proof holds for ten minutes. */
export async function prove(password: string): Promise<void> {
  await identity.POST("/sessions/current/proof", { body: { password } });
}

export async function enrolApp(): Promise<AppToEnrol> {
  return bodyOf(await identity.POST("/second-factor/app"));
}

export async function confirmApp(code: string): Promise<string[]> {
  const shown = bodyOf(await identity.POST("/second-factor/app/confirm", { body: { code } }));
  return shown.recovery_codes;
}

export async function takeOffApp(): Promise<void> {
  await identity.DELETE("/second-factor/app");
}

export async function renewCodes(): Promise<string[]> {
  return bodyOf(await identity.POST("/second-factor/recovery-codes")).recovery_codes;
}

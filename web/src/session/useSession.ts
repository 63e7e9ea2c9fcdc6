/** The session as React sees it, and the person and roles behind it. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { bodyOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { firstSteps, onSessionChange, sessionState } from "./session";

export type CurrentSession = components["schemas"]["CurrentSession"];
export type OwnRole = components["schemas"]["OwnRole"];
export type AgencyKind = components["schemas"]["AgencyKind"];

export function useSessionState() {
  return useSyncExternalStore(onSessionChange, sessionState);
}

export function useFirstSteps() {
  return useSyncExternalStore(onSessionChange, firstSteps);
}

export const currentSession = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<CurrentSession> => bodyOf(await identity.GET("/sessions/current")),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; only below the frame, which waits for it. */
export function usePerson(): CurrentSession {
  const { data } = useQuery(currentSession);
  if (!data) throw new Error("the frame shows its pages once the session is known");
  return data;
}

export function useActiveRole(): OwnRole {
  const person = usePerson();
  const active = person.roles.find((role) => role.role_assignment_id === person.role_assignment_id);
  if (!active) throw new Error("a session acts in one of its roles");
  return active;
}

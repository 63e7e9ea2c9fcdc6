/** Signing in at one's agency: where, the way there, and the way back. */
import { queryOptions } from "@tanstack/react-query";
import type { components } from "@/api/generated/identity";
import { problemOf, Unreachable } from "@/api/problem";
import { currentLanguage } from "@/language/language";
import { post, sessionOpened } from "./session";

type Schemas = components["schemas"];
export type SignOnChoice = Schemas["SignOnChoice"];
export type SecondStepNeeded = Schemas["SecondStepNeeded"];

const SIGN_ONS = "/api/identity/sign-ons";
/** Where to go on after the way back; an address of ours, nothing secret. */
const GO_ON = "practica.after-sign-on";

/** The domain of an address as far as it is written, or none. */
export function domainOf(email: string): string | null {
  return (
    email
      .trim()
      .match(/^[^@\s]+@([^@\s]+\.[^@\s.]{2,})$/)?.[1]
      ?.toLowerCase() ?? null
  );
}

/** Only the domain matters, so only that is sent. */
export const choicesAt = (domain: string | null) =>
  queryOptions({
    queryKey: ["sign-on-choices", domain, currentLanguage()],
    enabled: domain !== null,
    staleTime: 10 * 60_000,
    retry: false,
    queryFn: async (): Promise<SignOnChoice[]> => {
      const address = `${SIGN_ONS}/choices?email=${encodeURIComponent(`somebody@${domain}`)}`;
      const response = await fetch(address).catch((error: unknown) => {
        throw new Unreachable(error);
      });
      const said: unknown = await response.json().catch(() => null);
      if (!response.ok) throw problemOf(response.status, said);
      return said as SignOnChoice[];
    },
  });

/** Leaves this page for the agency's; `goOn` is asked for again once one is back. */
export async function leaveFor(choice: SignOnChoice, goOn: string): Promise<void> {
  const begun = await post<Schemas["SignOnBegun"]>(SIGN_ONS, {
    identity_provider_id: choice.identity_provider_id,
    cookie: true,
  });
  sessionStorage.setItem(GO_ON, goOn);
  location.assign(begun.authorization_url);
}

/** Whether the address that one came back to says who one is; otherwise the agency refused. */
export function wayBackIn(search: string): Schemas["SignOnReturned"] | null {
  const said = new URLSearchParams(search);
  const [code, state] = [said.get("code"), said.get("state")];
  if (!code || !state) return null;
  return { code, state, iss: said.get("iss"), cookie: true };
}

/** Answers the second step where one is asked for; otherwise the session is open. */
export async function comeBack(way: Schemas["SignOnReturned"]): Promise<SecondStepNeeded | null> {
  const answer = await post<Schemas["SessionOpened"] | SecondStepNeeded>(`${SIGN_ONS}/return`, way);
  if ("challenge" in answer) return answer;
  sessionOpened(answer);
  return null;
}

/** The page that was asked for before one left, as it was kept; once. */
export function whereToGoOn(): string | null {
  const to = sessionStorage.getItem(GO_ON);
  sessionStorage.removeItem(GO_ON);
  return to;
}

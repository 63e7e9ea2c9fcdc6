/**
 * Who is signed in, for all of the client.
 *
 * The access token lives in memory alone; the refresh token is in a cookie that scripts cannot
 * read. So a reload asks for a new access token, and a stolen page holds ten minutes at most.
 */

import { Problem, problemOf, Unreachable } from "@/api/problem";
import { currentLanguage } from "@/language/language";
import { firstStepsIn } from "./claims";

export type SessionState = "unknown" | "signed-out" | "signed-in" | "ended";
/** `ended`: was signed in; what is on the page is kept until the same person is back. */

interface Opened {
  access_token: string;
  expires_in: number;
}

const REFRESH = "/api/identity/sessions/refresh";
const RENEW_BEFORE_MS = 30_000;
const LOCK = "practica-refresh";

let state: SessionState = "unknown";
let token: { value: string; until: number } | null = null;
const NONE: readonly string[] = [];
let steps = NONE;
const listeners = new Set<() => void>();
const otherTabs =
  "BroadcastChannel" in globalThis ? new BroadcastChannel("practica-session") : null;

export function sessionState(): SessionState {
  return state;
}

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the person has to do once before working here; the same array until it changes. */
export function firstSteps(): readonly string[] {
  return steps;
}

function become(next: SessionState, left = NONE): void {
  if (next === state && left.join() === steps.join()) return;
  state = next;
  steps = left.length > 0 ? left : NONE;
  for (const listener of listeners) listener();
}

/** Keeps what a sign-in, a second step or a change of role answered. */
export function sessionOpened(opened: Opened): void {
  token = { value: opened.access_token, until: Date.now() + opened.expires_in * 1000 };
  become("signed-in", firstStepsIn(opened.access_token));
}

/** The session is over while somebody was at work: keep the page, ask to sign in again. */
export function sessionLost(): void {
  token = null;
  become(state === "signed-in" || state === "ended" ? "ended" : "signed-out");
}

/** The token to send, renewed in time. Rejects with a Problem of 401 when the session is over. */
export async function accessToken(): Promise<string> {
  if (token && Date.now() < token.until - RENEW_BEFORE_MS) return token.value;
  return renewed();
}

let renewing: Promise<string> | null = null;

function renewed(): Promise<string> {
  renewing ??= renew().finally(() => {
    renewing = null;
  });
  return renewing;
}

async function renew(): Promise<string> {
  // Tabs take turns: a refresh token serves once, and one that comes twice ends the session.
  const opened = await inTurn(() => post<Opened>(REFRESH, {}));
  sessionOpened(opened);
  return opened.access_token;
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(LOCK, work) : work();
}

/** Finds out at the start whether the browser still holds a session. */
export async function resumeSession(): Promise<void> {
  try {
    await renewed();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    become("signed-out");
  }
}

/** Ends the session here, in the other tabs and at the service. */
export async function signOut(next: "signed-out" | "ended" = "signed-out"): Promise<void> {
  const bearer = token?.value;
  token = null;
  otherTabs?.postMessage(next);
  become(next);
  if (bearer) await request("DELETE", "/api/identity/sessions/current", bearer);
}

otherTabs?.addEventListener("message", (event: MessageEvent<SessionState>) => {
  token = null;
  become(event.data);
});

/** Posts to an open route of identity: signing in, second steps, links. */
export async function post<Body>(address: string, body: unknown): Promise<Body> {
  const response = await request("POST", address, null, body);
  const said: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response.status, said);
  return said as Body;
}

function refusal(status: number, body: unknown): Error {
  const problem = problemOf(status, body);
  if (problem instanceof Problem && status === 401) become(state === "signed-in" ? "ended" : state);
  return problem;
}

async function request(method: string, address: string, bearer: string | null, body?: unknown) {
  const headers: Record<string, string> = {
    "Accept-Language": currentLanguage().slice(0, 2),
    "Practica-Client": "web",
  };
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(address, { method, headers, ...sent }).catch((error: unknown) => {
    throw new Unreachable(error);
  });
}

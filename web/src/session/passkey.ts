/** Passkeys: the browser asks the device, the device asks its owner, and the service reads the answer. */
import type { components } from "@/api/generated/identity";
import { post, sessionOpened } from "./session";

type Schemas = components["schemas"];

/** Whether this browser can read and write what the service sends and expects. */
export function passkeysWork(): boolean {
  return (
    "PublicKeyCredential" in globalThis &&
    "parseRequestOptionsFromJSON" in PublicKeyCredential &&
    "toJSON" in PublicKeyCredential.prototype
  );
}

/** The owner turned away, or let the time pass: nothing to tell them that they do not know. */
export function wasTurnedAway(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    (error.name === "NotAllowedError" || error.name === "AbortError")
  );
}

/** Signs in without name and password. Rejects with a Problem, or as the browser does. */
export async function signInWithPasskey(): Promise<void> {
  const { public_key } = await post<Schemas["Options"]>(
    "/api/identity/sessions/passkey-challenges",
    {},
  );
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(public_key as never);
  const credential = written(await navigator.credentials.get({ publicKey }));
  sessionOpened(await post("/api/identity/sessions/passkey", { credential, cookie: true }));
}

/** Has a device make a key pair; what it answers is for the service to keep. */
export async function makePasskey(options: Schemas["Options"]): Promise<Record<string, unknown>> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.public_key as never);
  return written(await navigator.credentials.create({ publicKey }));
}

function written(credential: Credential | null): Record<string, unknown> {
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no device answered");
  return { ...credential.toJSON() };
}

/** Where the running system is, and who can sign in: told by whoever starts the journeys. */

export type Who = "pc" | "rc" | "dc" | "supervisor" | "administrator";

export interface Somebody {
  email: string;
  password: string;
}

interface World {
  url: string;
  chromium: string;
  people: Record<Who, Somebody>;
  /** Requests that the school has written and not sent yet. */
  drafts: readonly string[];
  /** As many drafts that start on a day of their own, far ahead of all others. */
  many?: { from: string; count: number };
}

const told = process.env.PRACTICA_JOURNEYS;
if (!told) throw new Error("PRACTICA_JOURNEYS does not say where the system is; see README.md");

export const world = JSON.parse(told) as World;

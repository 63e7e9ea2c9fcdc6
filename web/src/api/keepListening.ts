/** One stream of events, opened anew whenever it ends or breaks, for as long as somebody listens. */
import { currentLanguage } from "@/language/language";
import { accessToken } from "@/session/session";
import { readEvents, type ServerEvent } from "./serverEvents";

export interface Listener {
  event: (event: ServerEvent) => void;
  /** Whether events arrive now; a stream that ends in order and begins again counts as up. */
  up: (up: boolean) => void;
  signOfLife: () => void;
}

/** The other end gives a sign of life every 20 seconds. */
const SILENCE_MS = 60_000;
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;

class Refused extends Error {
  readonly waitMs: number;

  constructor(waitMs: number) {
    super("the stream was refused");
    this.waitMs = waitMs;
  }
}

/** Resolves once the signal says so. */
export async function keepListening(
  address: string,
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  const place: Place = { last: null, retryMs: FIRST_WAIT_MS };
  let failures = 0;
  while (!signal.aborted) {
    let asked = 0;
    try {
      await listenOnce(address, listener, place, signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      listener.up(false);
      failures += 1;
      if (error instanceof Refused) asked = error.waitMs;
    }
    const longer = place.retryMs * 2 ** Math.max(failures - 1, 0);
    await pause(Math.max(asked, Math.min(longer, LONGEST_WAIT_MS)), signal);
  }
}

interface Place {
  /** The last event that was heard: what came after it is told when one is back. */
  last: string | null;
  retryMs: number;
}

async function listenOnce(address: string, to: Listener, place: Place, signal: AbortSignal) {
  const silent = new AbortController();
  let watch = setTimeout(() => silent.abort(), SILENCE_MS);
  const signOfLife = () => {
    clearTimeout(watch);
    watch = setTimeout(() => silent.abort(), SILENCE_MS);
    to.signOfLife();
  };
  try {
    const response = await fetch(address, {
      headers: await headersOf(place),
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (!response.ok || !response.body) {
      throw new Refused(Number(response.headers.get("Retry-After") ?? 0) * 1000);
    }
    to.up(true);
    await readEvents(response.body, {
      event: (event) => {
        place.last = event.id ?? place.last;
        to.event(event);
      },
      signOfLife,
      retry: (milliseconds) => {
        place.retryMs = milliseconds;
      },
    });
  } finally {
    clearTimeout(watch);
  }
}

async function headersOf(place: Place): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    Accept: "text/event-stream",
    "Accept-Language": currentLanguage().slice(0, 2),
    "Practica-Client": "web",
    Authorization: `Bearer ${await accessToken()}`,
  };
  return place.last === null ? headers : { ...headers, "Last-Event-ID": place.last };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}

/**
 * News as they come. The tabs of one browser share one stream: a browser opens few connections to
 * one host, and a stream keeps one for itself. The tab that holds the lock listens and tells the
 * others; when it closes, the next one takes over.
 */
import { keepListening } from "@/api/keepListening";
import type { ServerEvent } from "@/api/serverEvents";

const STREAM = "/api/notifications/inbox-items/stream";
/** Nothing from the tab that listens for so long: it is gone, or asleep. */
const SILENCE_MS = 75_000;

export interface Follower {
  event: (event: ServerEvent) => void;
  /** Whether events arrive; while they do not, one has to ask. */
  up: (up: boolean) => void;
}

type Said = { kind: "event"; event: ServerEvent } | { kind: "up"; up: boolean } | { kind: "hello" };

/** Follows the person's inbox until the answer is called. */
export function followInbox(person: string, follower: Follower): () => void {
  const name = `practica-inbox-${person}`;
  const leaving = new AbortController();
  const tabs = new BroadcastChannel(name);
  const watch = watchdog(SILENCE_MS, () => follower.up(false));
  let listensHere = false;
  let up = false;

  const hear = (said: Said) => {
    if (said.kind === "event") follower.event(said.event);
    if (said.kind === "up") {
      follower.up(said.up);
      if (said.up) watch.alive();
      else watch.stop();
    }
  };
  const answer = (said: Said) => tabs.postMessage(said);
  const tell = (said: Said) => {
    answer(said);
    hear(said);
  };
  tabs.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    if (data.kind !== "hello") hear(data);
    else if (listensHere) answer({ kind: "up", up });
  });
  answer({ kind: "hello" });

  void inTurn(name, leaving.signal, async () => {
    listensHere = true;
    const change = (now: boolean) => {
      up = now;
      tell({ kind: "up", up });
    };
    const listener = {
      event: (event: ServerEvent) => tell({ kind: "event", event }),
      up: change,
      signOfLife: () => change(true),
    };
    await keepListening(STREAM, listener, leaving.signal);
  });
  return () => {
    leaving.abort();
    watch.stop();
    tabs.close();
  };
}

async function inTurn(name: string, signal: AbortSignal, work: () => Promise<void>) {
  if (!("locks" in navigator)) return work();
  try {
    await navigator.locks.request(name, { signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function watchdog(milliseconds: number, bark: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    alive: () => {
      clearTimeout(timer);
      timer = setTimeout(bark, milliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}

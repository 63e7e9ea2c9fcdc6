/** The tabs of a browser share one stream, and none is left without news. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Listener } from "@/api/keepListening";
import { type Follower, followInbox } from "./live";

const opened: Listener[] = [];
vi.mock("@/api/keepListening", () => ({
  keepListening: (_: string, listener: Listener, signal: AbortSignal) => {
    opened.push(listener);
    return new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => resolve());
    });
  },
}));

const tabs: (() => void)[] = [];

beforeEach(() => {
  opened.length = 0;
  vi.stubGlobal("navigator", { locks: locks() });
});
afterEach(() => {
  for (const leave of tabs.splice(0)) leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** One holder at a time, as browsers have it; whoever gives up the wait is out of the queue. */
function locks() {
  const queues = new Map<string, Promise<void>>();
  return {
    request: (name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
      const before = queues.get(name) ?? Promise.resolve();
      const mine = before.then(() => (signal.aborted ? undefined : work()));
      queues.set(name, mine);
      return mine;
    },
  };
}

function tab(person = "anna") {
  const follower: Follower = { event: vi.fn(), up: vi.fn() };
  const leave = followInbox(person, follower);
  tabs.push(leave);
  return { ...follower, leave };
}

const EVENT = { name: "unread", data: '{"unread":1}', id: null };

test("one tab listens, and all of the person hear it", async () => {
  const [first, second, other] = [tab(), tab(), tab("bruno")];
  await vi.waitFor(() => expect(opened).toHaveLength(2));
  opened[0]?.up(true);
  opened[0]?.event(EVENT);

  expect(first.event).toHaveBeenCalledWith(EVENT);
  await vi.waitFor(() => expect(second.event).toHaveBeenCalledWith(EVENT));
  expect(second.up).toHaveBeenLastCalledWith(true);
  expect(other.event).not.toHaveBeenCalled();
});

test("a tab that opens later learns that news come", async () => {
  tab();
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  opened[0]?.up(true);
  const late = tab();
  await vi.waitFor(() => expect(late.up).toHaveBeenLastCalledWith(true));
});

test("when the tab that listens closes, another takes over", async () => {
  const first = tab();
  const second = tab();
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  first.leave();
  await vi.waitFor(() => expect(opened).toHaveLength(2));
  opened[1]?.event(EVENT);
  expect(second.event).toHaveBeenCalledWith(EVENT);
  expect(first.event).not.toHaveBeenCalled();
});

test("a tab that hears nothing for long asks by itself", async () => {
  vi.useFakeTimers();
  const only = tab();
  await vi.advanceTimersByTimeAsync(0);
  opened[0]?.up(true);
  await vi.advanceTimersByTimeAsync(70_000);
  expect(only.up).toHaveBeenLastCalledWith(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(only.up).toHaveBeenLastCalledWith(false);
});

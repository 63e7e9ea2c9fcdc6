/** One comes back to a stream where one left it, and says when nothing comes. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sessionOpened } from "@/session/session";
import { keepListening, type Listener } from "./keepListening";

const SECOND = 1000;
const token = `h.${Buffer.from("{}").toString("base64url")}.s`;
let asked: Headers[];
let answers: (() => Response)[];
let leaving: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = [];
  leaving = new AbortController();
  sessionOpened({ access_token: token, expires_in: 3600 });
  vi.stubGlobal("fetch", async (_: string, { headers, signal }: RequestInit) => {
    asked.push(new Headers(headers));
    const answer = answers.shift();
    if (answer) return answer();
    return new Promise((_resolve, reject) => {
      signal?.addEventListener("abort", () => reject(new Error("aborted")));
    });
  });
});
afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function listening() {
  const heard: Listener = { event: vi.fn(), up: vi.fn(), signOfLife: vi.fn() };
  void keepListening("/stream", heard, leaving.signal);
  return heard;
}

test("whoever comes back says what was heard last, after the wait that was asked for", async () => {
  answers.push(() => new Response("retry: 5000\n\nid: 7\nevent: item\ndata: {}\n\n"));
  const heard = listening();
  await vi.advanceTimersByTimeAsync(4 * SECOND);
  expect(heard.event).toHaveBeenCalledWith({ name: "item", data: "{}", id: "7" });
  expect(asked).toHaveLength(1);

  await vi.advanceTimersByTimeAsync(2 * SECOND);
  expect(asked[1]?.get("Last-Event-ID")).toBe("7");
  expect(asked[1]?.get("Authorization")).toBe(`Bearer ${token}`);
  expect(heard.up).not.toHaveBeenCalledWith(false);
});

test("a refusal is told, and its wait is kept", async () => {
  answers.push(() => new Response("{}", { status: 429, headers: { "Retry-After": "30" } }));
  const heard = listening();
  await vi.advanceTimersByTimeAsync(29 * SECOND);
  expect(heard.up).toHaveBeenLastCalledWith(false);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2 * SECOND);
  expect(asked).toHaveLength(2);
});

test("a stream without a sign of life for a minute counts as broken", async () => {
  const heard = listening();
  await vi.advanceTimersByTimeAsync(59 * SECOND);
  expect(heard.up).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2 * SECOND);
  expect(heard.up).toHaveBeenLastCalledWith(false);
});

test("one asks ever more seldom while nobody answers, and no more once one left", async () => {
  for (let n = 0; n < 10; n += 1) answers.push(() => new Response("{}", { status: 503 }));
  listening();
  await vi.advanceTimersByTimeAsync(120 * SECOND);
  const tries = asked.length;
  expect(tries).toBeLessThan(8);
  leaving.abort();
  await vi.advanceTimersByTimeAsync(600 * SECOND);
  expect(asked).toHaveLength(tries);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchIdleness } from "./idle";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("thirty quiet minutes are noticed", () => {
  const onIdle = vi.fn();
  const stop = watchIdleness(30 * MINUTE, onIdle);
  vi.advanceTimersByTime(29 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  vi.advanceTimersByTime(MINUTE);
  expect(onIdle).toHaveBeenCalled();
  stop();
});

test("a key begins the wait anew", () => {
  const onIdle = vi.fn();
  const stop = watchIdleness(30 * MINUTE, onIdle);
  vi.advanceTimersByTime(29 * MINUTE);
  dispatchEvent(new Event("keydown"));
  vi.advanceTimersByTime(29 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
  stop();
});

test("a stopped watch says nothing more", () => {
  const onIdle = vi.fn();
  watchIdleness(MINUTE, onIdle)();
  vi.advanceTimersByTime(5 * MINUTE);
  expect(onIdle).not.toHaveBeenCalled();
});

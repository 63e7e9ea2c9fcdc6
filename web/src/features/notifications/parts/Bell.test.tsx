/** The bell shows what comes, and asks only while nothing comes by itself. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Follower } from "../data/live";
import { Bell } from "./Bell";

const world = vi.hoisted(() => ({ asked: 0, follower: undefined as Follower | undefined }));
vi.mock("@/api/client", () => ({
  notifications: {
    GET: async () => {
      world.asked += 1;
      return { data: { unread: 2 } };
    },
  },
}));
vi.mock("@/session/useSession", () => ({
  usePerson: () => ({ person_id: "anna" }),
  useSessionState: () => "signed-in",
}));
vi.mock("react-i18next", () => ({
  useTranslation: () => ({ t: (key: string, { count }: { count: number }) => `${key} ${count}` }),
}));
vi.mock("@tanstack/react-router", () => ({ Link: "a" }));
vi.mock("../data/live", () => ({
  followInbox: (_: string, follower: Follower) => {
    world.follower = follower;
    return () => undefined;
  },
}));

const MINUTE = 60_000;
let root: Root;

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.useFakeTimers();
  world.asked = 0;
  const place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  await act(async () => {
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <MantineProvider>
          <Bell />
        </MantineProvider>
      </QueryClientProvider>,
    );
  });
  await wait(10);
});
afterEach(async () => {
  await act(async () => root.unmount());
  document.body.innerHTML = "";
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
const said = () => document.querySelector("[role=status]")?.textContent;

test("a count that comes is shown at once, and nobody asks any more", async () => {
  expect(said()).toBe("bell 2");
  await act(async () => world.follower?.up(true));
  act(() => {
    world.follower?.event({ name: "unread", data: '{"unread":3}', id: null });
  });
  await wait(10);
  expect(said()).toBe("bell 3");
  await wait(5 * MINUTE);
  expect(world.asked).toBe(1);
});

test("while nothing comes by itself one asks every half minute", async () => {
  await act(async () => world.follower?.up(false));
  await wait(MINUTE + 100);
  expect(world.asked).toBe(3);
});

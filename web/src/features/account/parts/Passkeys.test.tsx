/** A device is added once the password was given again, and is taken off only when one is sure. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import { Passkeys } from "./Passkeys";

const world = vi.hoisted(() => ({
  keys: [] as object[],
  add: vi.fn(),
  takeOff: vi.fn(async () => undefined),
  failure: vi.fn(),
}));
vi.mock("../data/passkeys", () => ({
  ownPasskeys: { queryKey: ["k"], queryFn: async () => world.keys },
  addPasskey: world.add,
  takeOff: world.takeOff,
}));
vi.mock("../data/account", () => ({ ownSecondFactor: { queryKey: ["f"] } }));
vi.mock("./ProveAgain", () => ({
  ProveAgain: ({ onProved }: { onProved: () => void }) => (
    <button type="button" aria-label="prove" onClick={onProved} />
  ),
}));
vi.mock("@/parts/states/tell", () => ({ tellDone: vi.fn(), tellFailure: world.failure }));
vi.mock("@/session/passkey", () => ({
  passkeysWork: () => true,
  wasTurnedAway: (error: unknown) => error instanceof DOMException,
}));
vi.mock("@/language/formats", () => ({ useFormats: () => ({ moment: (at: string) => at }) }));
vi.mock("react-i18next", () => ({ useTranslation: () => ({ t: (key: string) => key }) }));

beforeEach(async () => {
  world.keys = [{ id: "1", name: "Phone", version: 1, last_used_at: null, suspended_at: null }];
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <Passkeys />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByText("Phone");
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

async function add() {
  await userEvent.type(screen.getByRole("textbox"), "Desk");
  await userEvent.click(screen.getByRole("button", { name: "passkeys.add" }));
}

test("what wants a proof is done after it", async () => {
  const needed = new Problem({ title: "", detail: "", slug: "proof-needed", status: 403 });
  world.add.mockRejectedValueOnce(needed).mockResolvedValueOnce(["code-1"]);
  await add();
  await userEvent.click(await screen.findByLabelText("prove"));
  expect(await screen.findByText("code-1")).toBeTruthy();
  expect(world.add.mock.calls).toEqual([["Desk"], ["Desk"]]);
});

test("whoever turns away is told of no failure", async () => {
  world.add.mockRejectedValueOnce(new DOMException("", "NotAllowedError"));
  await add();
  await waitFor(() => expect(world.add).toHaveBeenCalled());
  expect(world.failure).not.toHaveBeenCalled();
});

test("a device is taken off when one is sure", async () => {
  await userEvent.click(screen.getByRole("button", { name: "passkeys.takeOffOne" }));
  expect(world.takeOff).not.toHaveBeenCalled();
  await userEvent.click(
    await screen.findByRole("button", { name: "passkeys.takeOff", hidden: true }),
  );
  await waitFor(() => expect(world.takeOff).toHaveBeenCalledWith(world.keys[0]));
});

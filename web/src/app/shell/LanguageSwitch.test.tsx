/** Who switches the language of the page is written to in it as well, once it is known who it is. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { LanguageSwitch } from "./LanguageSwitch";

const world = vi.hoisted(() => ({
  state: "signed-in",
  put: vi.fn(async () => ({})),
  told: vi.fn(),
  spoken: vi.fn(async () => undefined),
}));
vi.mock("@/api/client", () => ({ identity: { PUT: world.put } }));
vi.mock("@/session/useSession", () => ({
  currentSession: { queryKey: ["session"] },
  useSessionState: () => world.state,
}));
vi.mock("@/parts/states/tell", () => ({ tellFailure: world.told }));
vi.mock("@/language/language", () => ({ currentLanguage: () => "fr-CA", speak: world.spoken }));
vi.mock("react-i18next", () => ({ useTranslation: () => ({ t: (key: string) => key }) }));

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  world.state = "signed-in";
});

async function switched(queries = new QueryClient()) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <LanguageSwitch />
      </QueryClientProvider>
    </MantineProvider>,
  );
  await userEvent.click(screen.getByText("EN"));
  await waitFor(() => expect(world.spoken).toHaveBeenCalledWith("en-CA"));
}

test("whoever is signed in is written to in that language from now on", async () => {
  await switched();
  expect(world.put).toHaveBeenCalledWith("/sessions/current/language", {
    body: { language: "en" },
  });
});

test("nothing is said for whoever has not signed in", async () => {
  world.state = "signed-out";
  await switched();
  expect(world.put).not.toHaveBeenCalled();
});

test("whoever looks as somebody else changes nothing of theirs", async () => {
  const queries = new QueryClient();
  queries.setQueryData(["session"], { viewed_by: { person_id: "somebody" } });
  await switched(queries);
  expect(world.put).not.toHaveBeenCalled();
});

test("a choice that did not arrive is told, and the page speaks it all the same", async () => {
  const failure = new Error("away");
  world.put.mockRejectedValueOnce(failure);
  await switched();
  await waitFor(() => expect(world.told).toHaveBeenCalledWith(failure));
});

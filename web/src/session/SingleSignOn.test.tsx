/** Whoever writes an address is offered the sign-in of its agency, and is sent there and back. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SingleSignOn } from "./SingleSignOn";
import { comeBack, domainOf, wayBackIn, whereToGoOn } from "./singleSignOn";

vi.mock("react-i18next", () => ({
  initReactI18next: { type: "3rdParty", init: () => undefined },
  useTranslation: () => ({
    t: (key: string, values?: object) => [key, ...Object.values(values ?? {})].join(" "),
  }),
}));

const CHOICE = {
  identity_provider_id: "p1",
  name: "Portail",
  agency_name_fr: "Cégep du Nord",
  agency_name_en: "Northern College",
};
let asked: { address: string; body: unknown }[];
let answers: Record<string, object>;

beforeEach(() => {
  asked = [];
  answers = {};
  vi.stubGlobal("fetch", async (address: string, { body }: RequestInit = {}) => {
    asked.push({ address, body: body ? JSON.parse(String(body)) : undefined });
    const found = Object.entries(answers).find(([part]) => address.includes(part))?.[1];
    return Response.json(found ?? { title: "No", status: 404 }, { status: found ? 200 : 404 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(email: string) {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <SingleSignOn email={email} goOn="/requests/7" />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

test("only the domain is sent, and the way leads to the agency and back to where one was", async () => {
  const left = vi.fn();
  vi.stubGlobal("location", { assign: left });
  answers = { choices: [CHOICE], "sign-ons": { authorization_url: "https://portail.example/in" } };
  shown("marie.tremblay@CEGEP.example");

  await userEvent.click(await screen.findByRole("button"));

  await waitFor(() => expect(left).toHaveBeenCalledWith("https://portail.example/in"));
  expect(asked[0]?.address).toContain(encodeURIComponent("@cegep.example"));
  expect(JSON.stringify(asked)).not.toContain("marie");
  expect(asked[1]?.body).toEqual({ identity_provider_id: "p1", cookie: true });
  expect([whereToGoOn(), whereToGoOn()]).toEqual(["/requests/7", null]);
});

test("nothing is offered where there is nothing, and no failure is told", async () => {
  shown("marie@cegep.example");
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByRole("alert")).toBeNull();
});

test.each([
  ["marie", null],
  ["marie@cegep", null],
  ["marie@cegep.", null],
  ["marie@cegep.example", "cegep.example"],
  [" Marie@Cegep.Example ", "cegep.example"],
])("the domain of “%s” is %s", (email, domain) => {
  expect(domainOf(email)).toBe(domain);
});

test("the way back holds code and state; without them one was refused", () => {
  const way = { code: "c", state: "s", iss: "https://i", cookie: true };
  expect(wayBackIn("?code=c&state=s&iss=https%3A%2F%2Fi")).toEqual(way);
  expect(wayBackIn("?error=access_denied&state=s")).toBeNull();
});

test("a second step that is asked for is taken as after a password", async () => {
  answers = { "sign-ons/return": { challenge: "x", enrol: false } };
  const step = await comeBack({ code: "c", state: "s", iss: null, cookie: true });
  expect(step).toMatchObject({ challenge: "x" });
});

/** Whoever comes back reads what changed meanwhile, and whoever comes first what is unread. */
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SinceLastTime } from "./SinceLastTime";

const world = vi.hoisted(() => ({
  before: null as string | null,
  rows: [] as object[],
  link: null as string | null,
  get: vi.fn(),
}));
vi.mock("@/api/client", () => ({ notifications: { GET: world.get } }));
vi.mock("@/session/useSession", () => ({
  usePerson: () => ({ previous_sign_in_at: world.before }),
}));
vi.mock("@/language/formats", () => ({ useFormats: () => ({ moment: (at: string) => at }) }));
vi.mock("react-i18next", () => ({
  useTranslation: () => ({
    t: (key: string, values?: object) => [key, ...Object.values(values ?? {})].join(" "),
  }),
}));
vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

beforeEach(() => {
  world.before = "yesterday";
  world.rows = [];
  world.link = null;
  world.get.mockImplementation(async () => ({
    data: world.rows,
    response: new Response(null, { headers: world.link ? { Link: world.link } : {} }),
  }));
});
afterEach(cleanup);

function shown() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <SinceLastTime />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const row = (n: number) => ({ id: `i${n}`, placement_request_id: `r${n}`, title: `News ${n}` });
const query = () => world.get.mock.lastCall?.[1].params.query;

test("what came since the sign-in before this one, the newest five, each leading to its request", async () => {
  world.rows = [1, 2, 3, 4, 5, 6].map(row);
  shown();
  const link = await screen.findByText("News 1");
  expect(query()).toMatchObject({ since: "yesterday" });
  expect(screen.getByRole("heading").textContent).toBe("since yesterday");
  expect(link.getAttribute("href")).toBe("/requests/r1");
  expect(screen.getAllByRole("listitem")).toHaveLength(5);
  expect(screen.getByText("changed 6")).toBeTruthy();
});

test("where there is more than was read the number is a least one", async () => {
  world.rows = [row(1)];
  world.link = '</inbox-items?cursor=x>; rel="next"';
  shown();
  expect(await screen.findByText("changedAtLeast 1")).toBeTruthy();
});

test("whoever was not here for long is shown what is unread", async () => {
  world.before = null;
  shown();
  expect(await screen.findByText("nothingNew")).toBeTruthy();
  expect(query()).toMatchObject({ unread: true });
  expect(query()).not.toHaveProperty("since");
  expect(screen.getByRole("heading").textContent).toBe("unread");
});

test("news that could not be read are not called none", async () => {
  world.get.mockRejectedValue(new Error("away"));
  shown();
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.queryByText("nothingNew")).toBeNull();
});

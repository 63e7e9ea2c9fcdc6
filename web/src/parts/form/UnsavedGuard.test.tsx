/** Leaving a form: asked first, and done even where the step that was held up is worn out. */
import { MantineProvider } from "@mantine/core";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouterHistory,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { UnsavedGuard } from "./UnsavedGuard";

afterEach(cleanup);

/** A step that had to wait for an answer leads nowhere, as after a session was taken up again. */
function withStepsThatWearOut(history: RouterHistory): RouterHistory {
  const push = history.push;
  history.push = (path, state, options) => {
    if (options?.ignoreBlocker) return push(path, state, options);
    const { pathname, search } = new URL(path, "http://here");
    const nextLocation = { ...history.location, href: path, pathname, search };
    for (const { blockerFn } of history._getBlockers())
      void blockerFn({ currentLocation: history.location, nextLocation, action: "PUSH" });
  };
  return history;
}

async function atForm() {
  const root = createRootRoute({ component: Outlet });
  const form = createRoute({
    getParentRoute: () => root,
    path: "/form",
    component: () => <UnsavedGuard isChanged />,
  });
  const list = createRoute({
    getParentRoute: () => root,
    path: "/list",
    component: () => <h1 aria-label="the list" />,
  });
  const history = withStepsThatWearOut(createMemoryHistory({ initialEntries: ["/form"] }));
  const router = createRouter({ routeTree: root.addChildren([form, list]), history });
  await router.load();
  render(
    <MantineProvider env="test">
      <RouterProvider router={router as never} />
    </MantineProvider>,
  );
  const go = () =>
    act(async () => {
      void router.navigate({ to: "/list", search: { status: ["pending"] } as never });
    });
  return { router, go, person: userEvent.setup() };
}

test("whoever stays is still at the form", async () => {
  const { router, go, person } = await atForm();
  await go();
  await person.click(await screen.findByText("cancel"));

  expect(router.state.location.pathname).toBe("/form");
});

test("whoever leaves is led there, filters and all, even if the first step is worn out", async () => {
  const { router, go, person } = await atForm();
  await go();
  const leave = await screen.findByRole("button", { name: "unsaved.leave", hidden: true });
  await person.click(leave);

  await screen.findByLabelText("the list");
  expect(router.state.location.pathname).toBe("/list");
  expect(router.state.location.search).toEqual({ status: ["pending"] });
});

/** The addresses: open pages, and below the frame those of each feature, loaded when first opened. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { accountRoutes, openAccountRoutes } from "@/features/account/routes";
import { agenciesRoutes } from "@/features/agencies/routes";
import { billingRoutes } from "@/features/billing/routes";
import { notificationsRoutes } from "@/features/notifications/routes";
import { partnersRoutes } from "@/features/partners/routes";
import { peopleRoutes } from "@/features/people/routes";
import { placesRoutes } from "@/features/places/routes";
import { programsRoutes } from "@/features/programs/routes";
import { reportsRoutes } from "@/features/reports/routes";
import { requestsRoutes } from "@/features/requests/routes";
import { welcomeRoutes } from "@/features/welcome/routes";
import { Failed, Loading } from "@/parts/states/States";
import { onSessionChange, resumeSession, sessionState } from "@/session/session";
import { NotFound } from "./NotFound";
import { OpenFrame } from "./OpenFrame";
import { ownAddress } from "./ownAddress";
import { SignInPage } from "./SignInPage";

const root = createRootRoute({
  // First of all: does the browser still hold a session?
  beforeLoad: () => (sessionState() === "unknown" ? resumeSession() : undefined),
  component: Outlet,
  notFoundComponent: NotFound,
});

const open = createRoute({ getParentRoute: () => root, id: "open", component: OpenFrame });

const signIn = createRoute({
  getParentRoute: () => open,
  path: "/sign-in",
  beforeLoad: ({ search }) => {
    if (sessionState() === "signed-in") throw redirect({ to: ownAddress(search) });
  },
  component: SignInPage,
});

const signOnReturn = createRoute({
  getParentRoute: () => open,
  path: "/sign-in/single-sign-on",
  component: lazyRouteComponent(() => import("./SignOnReturnPage"), "SignOnReturnPage"),
});

export const frame = createRoute({
  getParentRoute: () => root,
  id: "frame",
  beforeLoad: ({ location }) => {
    if (sessionState() === "signed-out") {
      throw redirect({ to: "/sign-in", search: { to: location.href } as never });
    }
  },
  component: lazyRouteComponent(() => import("./shell/Frame"), "Frame"),
});

const routeTree = root.addChildren([
  open.addChildren([signIn, signOnReturn, ...openAccountRoutes(open)]),
  frame.addChildren([
    ...accountRoutes(frame),
    ...agenciesRoutes(frame),
    ...billingRoutes(frame),
    ...notificationsRoutes(frame),
    ...partnersRoutes(frame),
    ...peopleRoutes(frame),
    ...placesRoutes(frame),
    ...programsRoutes(frame),
    ...reportsRoutes(frame),
    ...welcomeRoutes(frame),
    ...requestsRoutes(frame),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
});

export type Frame = typeof frame;

// Whoever signs out, here or in another tab, is led out of the frame at once. Whoever takes up a
// session that had ended stays where they are: what they do next must not be overtaken.
let before = sessionState();
onSessionChange(() => {
  const now = sessionState();
  const isBack = before === "ended" && now === "signed-in";
  before = now;
  if (now !== "ended" && !isBack) void router.invalidate();
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

/** Where everybody arrives. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

export function welcomeRoutes(parent: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/",
      component: lazyRouteComponent(() => import("./pages/WelcomePage"), "WelcomePage"),
    }),
  ];
}

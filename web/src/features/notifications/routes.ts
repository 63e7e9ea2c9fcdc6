/** The address of what one was told. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function notificationsRoutes(parent: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/notifications",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/NotificationsPage"), "NotificationsPage"),
    }),
  ];
}

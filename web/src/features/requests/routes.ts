/** The addresses of requests. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function requestsRoutes(parent: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/requests",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/RequestsPage"), "RequestsPage"),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: "/requests/new",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/WritePage"), "WritePage"),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: "/requests/$id/edit",
      component: lazyRouteComponent(() => import("./pages/WritePage"), "WritePage"),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: "/requests/$id",
      component: lazyRouteComponent(() => import("./pages/RequestPage"), "RequestPage"),
    }),
  ];
}

/** The addresses of sites. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function placesRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent };
  return [
    createRoute({
      ...below,
      path: "/sites",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/SitesPage"), "SitesPage"),
    }),
    createRoute({
      ...below,
      path: "/sites/new",
      component: lazyRouteComponent(() => import("./pages/NewSitePage"), "NewSitePage"),
    }),
    createRoute({
      ...below,
      path: "/sites/$id",
      component: lazyRouteComponent(() => import("./pages/SitePage"), "SitePage"),
    }),
  ];
}

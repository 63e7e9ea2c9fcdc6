/** The addresses of schools and hospitals. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function agenciesRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent };
  return [
    createRoute({
      ...below,
      path: "/agencies",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/AgenciesPage"), "AgenciesPage"),
    }),
    createRoute({
      ...below,
      path: "/agencies/new",
      component: lazyRouteComponent(() => import("./pages/NewAgencyPage"), "NewAgencyPage"),
    }),
    createRoute({
      ...below,
      path: "/agencies/$id",
      component: lazyRouteComponent(() => import("./pages/AgencyPage"), "AgencyPage"),
    }),
  ];
}

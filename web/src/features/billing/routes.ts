/** The addresses of billing. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function billingRoutes(parent: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/invoice-lines",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/LinesPage"), "LinesPage"),
    }),
  ];
}

/** The addresses of billing. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function billingRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent };
  return [
    createRoute({
      ...below,
      path: "/invoice-lines",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/LinesPage"), "LinesPage"),
    }),
    createRoute({
      ...below,
      path: "/rate-schedules",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/SchedulesPage"), "SchedulesPage"),
    }),
    createRoute({
      ...below,
      path: "/rate-schedules/new",
      component: lazyRouteComponent(() => import("./pages/NewSchedulePage"), "NewSchedulePage"),
    }),
    createRoute({
      ...below,
      path: "/rate-schedules/$id",
      component: lazyRouteComponent(() => import("./pages/SchedulePage"), "SchedulePage"),
    }),
  ];
}

/** The addresses of reports. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

const pages = () => import("./pages/ReportPages");

export function reportsRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent, validateSearch: validSearch };
  return [
    createRoute({
      ...below,
      path: "/reports/request-activity",
      component: lazyRouteComponent(pages, "RequestActivityPage"),
    }),
    createRoute({
      ...below,
      path: "/reports/confirmed-placements",
      component: lazyRouteComponent(pages, "ConfirmedPlacementsPage"),
    }),
    createRoute({
      ...below,
      path: "/reports/outcomes",
      component: lazyRouteComponent(() => import("./pages/OutcomesPage"), "OutcomesPage"),
    }),
    createRoute({
      ...below,
      path: "/reports/network",
      component: lazyRouteComponent(() => import("./pages/StatisticsPage"), "StatisticsPage"),
    }),
  ];
}

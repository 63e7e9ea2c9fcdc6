/** The addresses of staff records. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function peopleRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent };
  return [
    createRoute({
      ...below,
      path: "/people",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/PeoplePage"), "PeoplePage"),
    }),
    createRoute({
      ...below,
      path: "/people/new",
      component: lazyRouteComponent(() => import("./pages/NewPersonPage"), "NewPersonPage"),
    }),
    createRoute({
      ...below,
      path: "/people/import",
      component: lazyRouteComponent(() => import("./pages/StaffUploadPage"), "StaffUploadPage"),
    }),
    createRoute({
      ...below,
      path: "/people/$id",
      component: lazyRouteComponent(() => import("./pages/PersonPage"), "PersonPage"),
    }),
  ];
}

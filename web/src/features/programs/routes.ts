/** The addresses of programs. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function programsRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent };
  return [
    createRoute({
      ...below,
      path: "/programs",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/ProgramsPage"), "ProgramsPage"),
    }),
    createRoute({
      ...below,
      path: "/programs/new",
      component: lazyRouteComponent(() => import("./pages/NewProgramPage"), "NewProgramPage"),
    }),
    createRoute({
      ...below,
      path: "/programs/$id",
      component: lazyRouteComponent(() => import("./pages/ProgramPage"), "ProgramPage"),
    }),
  ];
}

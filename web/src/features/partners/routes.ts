/** The addresses of what partners' systems hear. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { validSearch } from "@/parts/list/search";

export function partnersRoutes(parent: AnyRoute) {
  const below = { getParentRoute: () => parent };
  return [
    createRoute({
      ...below,
      path: "/webhooks",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/EndpointsPage"), "EndpointsPage"),
    }),
    createRoute({
      ...below,
      path: "/webhooks/new",
      component: lazyRouteComponent(() => import("./pages/NewEndpointPage"), "NewEndpointPage"),
    }),
    createRoute({
      ...below,
      path: "/webhooks/$id",
      component: lazyRouteComponent(() => import("./pages/EndpointPage"), "EndpointPage"),
    }),
    createRoute({
      ...below,
      path: "/webhook-deliveries",
      validateSearch: validSearch,
      component: lazyRouteComponent(() => import("./pages/DeliveriesPage"), "DeliveriesPage"),
    }),
    createRoute({
      ...below,
      path: "/webhook-deliveries/$id",
      component: lazyRouteComponent(() => import("./pages/DeliveryPage"), "DeliveryPage"),
    }),
  ];
}

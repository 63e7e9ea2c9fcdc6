/** The addresses that mails lead to, and those of one's own account. */
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

const forgotten = () => import("./pages/ForgottenPasswordPage");
const choose = () => import("./pages/ChoosePasswordPage");
const confirm = () => import("./pages/ConfirmEmailPage");
const account = () => import("./pages/AccountPage");

/** Links of mails carry their secret behind `#`, which no browser sends and no log keeps. */
export function openAccountRoutes(parent: AnyRoute) {
  const open = { getParentRoute: () => parent };
  return [
    createRoute({
      ...open,
      path: "/forgotten-password",
      component: lazyRouteComponent(forgotten, "ForgottenPasswordPage"),
    }),
    createRoute({
      ...open,
      path: "/accept-invitation",
      component: lazyRouteComponent(choose, "AcceptInvitationPage"),
    }),
    createRoute({
      ...open,
      path: "/reset-password",
      component: lazyRouteComponent(choose, "ResetPasswordPage"),
    }),
    createRoute({
      ...open,
      path: "/confirm-email",
      component: lazyRouteComponent(confirm, "ConfirmEmailPage"),
    }),
  ];
}

export function accountRoutes(parent: AnyRoute) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: "/account",
      component: lazyRouteComponent(account, "AccountPage"),
    }),
  ];
}

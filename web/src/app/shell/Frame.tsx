/** The frame of every page behind the sign-in: who one is, where one can go, what is new. */
import { AppShell, Burger, Group, NavLink, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { FirstSteps } from "@/features/account/pages/FirstSteps";
import { Bell } from "@/features/notifications/parts/Bell";
import { Failed, Loading } from "@/parts/states/States";
import { watchIdleness } from "@/session/idle";
import { signOut } from "@/session/session";
import {
  currentSession,
  useActiveRole,
  useFirstSteps,
  useSessionState,
} from "@/session/useSession";
import { placesFor } from "../navigation";
import { LanguageSwitch } from "./LanguageSwitch";
import { OfflineBanner } from "./OfflineBanner";
import { Palette } from "./Palette";
import { SessionEnded } from "./SessionEnded";
import { UserMenu } from "./UserMenu";

const IDLE_MS = 30 * 60_000;

export function Frame() {
  const state = useSessionState();
  const steps = useFirstSteps();
  const { data, error, refetch } = useQuery({ ...currentSession, enabled: state === "signed-in" });
  useEffect(() => {
    if (state !== "signed-in") return;
    return watchIdleness(IDLE_MS, () => void signOut("ended").catch(() => undefined));
  }, [state]);

  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      {steps.length > 0 ? <FirstSteps steps={steps} /> : <Shell />}
      {state === "ended" && <SessionEnded />}
    </>
  );
}

function Shell() {
  const { t } = useTranslation();
  const role = useActiveRole();
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever arrived somewhere is done with the menu
  useEffect(close, [pathname]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 220, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding="md"
    >
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t("menu")}
              aria-expanded={opened}
            />
            <UnstyledButton component={Link} to="/">
              <Text fw={700}>{t("product")}</Text>
            </UnstyledButton>
          </Group>
          <Group gap="sm" wrap="nowrap">
            <Bell />
            <LanguageSwitch />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t("menu")}>
        {placesFor(role).map((place) => (
          <NavLink
            key={place.to}
            component={Link}
            to={place.to}
            label={t(place.name)}
            active={isHere(pathname, place.to)}
            aria-current={isHere(pathname, place.to) ? "page" : undefined}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <OfflineBanner />
        <Outlet />
      </AppShell.Main>
      <Palette places={placesFor(role)} />
    </AppShell>
  );
}

function isHere(pathname: string, to: string): boolean {
  return to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`);
}

/** The person, the role one acts in, and the way out. */
import { Button, Menu, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { bodyOf } from "@/api/answers";
import { identity } from "@/api/client";
import { currentLanguage } from "@/language/language";
import { tellFailure } from "@/parts/states/tell";
import { sessionOpened, signOut } from "@/session/session";
import { type OwnRole, useActiveRole, usePerson } from "@/session/useSession";
import { ColorSchemeItems } from "./ColorSchemeSwitch";

export function UserMenu() {
  const { t } = useTranslation();
  const person = usePerson();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const name = `${person.first_name} ${person.last_name}`;
  const leave = async () => {
    await signOut().catch(tellFailure);
    queries.clear();
    await navigate({ to: "/sign-in" });
  };
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Button variant="subtle" size="compact-md">
          <Text span inherit visibleFrom="sm">
            {name}
          </Text>
          <Text span inherit hiddenFrom="sm" className="visually-hidden">
            {name}
          </Text>
          <Text span inherit hiddenFrom="sm" aria-hidden>
            {`${person.first_name.charAt(0)}${person.last_name.charAt(0)}`}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Roles />
        <Menu.Divider />
        <ColorSchemeItems />
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">
          {t("account")}
        </Menu.Item>
        <Menu.Item onClick={leave}>{t("signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Roles() {
  const { t } = useTranslation();
  const person = usePerson();
  const active = useActiveRole();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: async (role_assignment_id: string) =>
      bodyOf(
        await identity.POST("/sessions/current/role-assignment", { body: { role_assignment_id } }),
      ),
    onSuccess: async (opened) => {
      sessionOpened(opened);
      // Nothing that another role saw may stay on the screen.
      queries.clear();
      await navigate({ to: "/" });
    },
    onError: tellFailure,
  });
  return (
    <Menu.RadioGroup value={active.role_assignment_id} onChange={change.mutate}>
      <Menu.Label>{t("roles.title")}</Menu.Label>
      {person.roles.map((role) => (
        <Menu.RadioItem key={role.role_assignment_id} value={role.role_assignment_id}>
          {`${t(`role.${role.role}`)} · ${agencyName(role)}`}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

export function agencyName(role: OwnRole): string {
  return currentLanguage() === "fr-CA" ? role.agency_name_fr : role.agency_name_en;
}

/** The staff of an agency; whoever is inactive is found too, where one asks for it. */
import { Badge, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { loadPeople, PEOPLE, type Person } from "../data/people";
import { AccountBadge } from "../parts/AccountBadge";
import { ACCOUNT_STATES, optionsOf, STAFF_ROLES, useRoleName } from "../parts/choices";
import { useOwnDepartments } from "../parts/useOwnDepartments";

export function PeoplePage() {
  const { t, i18n } = useTranslation("people");
  const roleName = useRoleName();
  const departments = useOwnDepartments();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language renames every role
  const list = useMemo(
    (): ListDefinition<Person> => ({
      name: PEOPLE,
      columns: [
        { id: "name", header: t("name"), cell: (row) => nameOf(row) },
        { id: "title", header: t("jobTitle"), cell: (row) => row.title },
        { id: "roles", header: t("roles"), cell: (row) => row.roles.map(roleName).join(", ") },
        {
          id: "department",
          header: t("department"),
          cell: (row) => departments.find(({ value }) => value === row.department_id)?.label,
        },
        { id: "email", header: t("email"), cell: (row) => row.email },
        {
          id: "direct",
          header: t("directEmail"),
          cell: (row) => row.direct_email,
          hidden: true,
        },
        {
          id: "account",
          header: t("account.title"),
          cell: (row) => <AccountBadge state={row.account_state} />,
        },
        {
          id: "state",
          header: t("state"),
          cell: (row) => (
            <Badge variant="outline" color={row.active ? "green" : "gray"}>
              {row.active ? t("active") : t("inactive")}
            </Badge>
          ),
        },
      ],
      filters: [
        { id: "q", label: t("nameOrEmail"), kind: "text" },
        { id: "department", label: t("department"), kind: "one", options: departments },
        { id: "role", label: t("role"), kind: "one", options: optionsOf(STAFF_ROLES, roleName) },
        {
          id: "account",
          label: t("account.title"),
          kind: "one",
          options: optionsOf(ACCOUNT_STATES, (state) => t(`account.states.${state}`)),
        },
        { id: "inactive", label: t("inactiveToo"), kind: "flag" },
      ],
      load: loadPeople,
      rowId: (row) => row.id,
      rowName: nameOf,
      rowAddress: (row) => `/people/${row.id}`,
      emptyHint: t("emptyHint"),
    }),
    [t, i18n.language, departments],
  );
  const actions = (
    <>
      <Button component={Link} to="/people/import" variant="default">
        {t("import.short")}
      </Button>
      <Button component={Link} to="/people/new">
        {t("add")}
      </Button>
    </>
  );
  return <ListPage title={t("title")} list={list} actions={actions} />;
}

const nameOf = (row: Person) => `${row.last_name}, ${row.first_name}`;

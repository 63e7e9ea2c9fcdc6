/** What a person may do: each role with its level and where its rights end. */
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty, Failed, Loading } from "@/parts/states/States";
import type { Person } from "../data/people";
import { type RoleAssignment, rolesOf, SCOPES } from "../data/roles";
import { CopyAccess } from "./CopyAccess";
import { useRoleName } from "./choices";
import { EditRole } from "./EditRole";

export function RolesTab({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const roleName = useRoleName();
  const { data, error, refetch } = useQuery(rolesOf(person.id));
  const [edited, setEdited] = useState<RoleAssignment | "new" | null>(null);
  const [copying, setCopying] = useState(false);
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      {person.active && (
        <Group justify="end">
          <Button variant="default" onClick={() => setCopying(true)}>
            {t("rights.copy")}
          </Button>
          <Button onClick={() => setEdited("new")}>{t("rights.give")}</Button>
        </Group>
      )}
      {data.length === 0 ? (
        <Empty title={t("rights.none")} />
      ) : (
        <Table.ScrollContainer minWidth={560} type="native">
          <Table aria-label={t("rights.title")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("role")}</Table.Th>
                <Table.Th>{t("rights.level")}</Table.Th>
                <Table.Th>{t("rights.ends")}</Table.Th>
                <Table.Th>{t("state")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((each) => (
                <Table.Tr key={each.id}>
                  <Table.Td>
                    <Button variant="subtle" size="sm" onClick={() => setEdited(each)}>
                      {roleName(each.role)}
                    </Button>
                  </Table.Td>
                  <Table.Td>{t(`rights.levels.${each.level}`)}</Table.Td>
                  <Table.Td>
                    <Ends assignment={each} />
                  </Table.Td>
                  <Table.Td>
                    <Badge variant="outline" color={each.active ? "green" : "gray"}>
                      {each.active ? t("rights.held") : t("rights.ended")}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {edited && <EditRole person={person} edited={edited} onDone={() => setEdited(null)} />}
      {copying && <CopyAccess person={person} onDone={() => setCopying(false)} />}
    </Stack>
  );
}

/** How many of each its rights name; nothing named is everything. */
function Ends({ assignment }: { assignment: RoleAssignment }) {
  const { t } = useTranslation("people");
  const named = SCOPES.flatMap((scope) => {
    const count = assignment[scope]?.length;
    return count === undefined ? [] : [t(`rights.some.${scope}`, { count })];
  });
  return <Text size="sm">{named.length > 0 ? named.join(", ") : t("rights.everything")}</Text>;
}

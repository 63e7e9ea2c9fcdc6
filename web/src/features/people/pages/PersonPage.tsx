/** One staff record: what it says, the account, and what the person may do. */
import { Badge, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordForm } from "@/parts/form/RecordForm";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { changePerson, PEOPLE, type Person, personDetail, personNow } from "../data/people";
import { AccountBadge } from "../parts/AccountBadge";
import { AccountTab } from "../parts/AccountTab";
import { useRoleName } from "../parts/choices";
import { PersonActions } from "../parts/PersonActions";
import { asChange, flat, personFields } from "../parts/personFields";
import { RolesTab } from "../parts/RolesTab";
import { useOwnDepartments } from "../parts/useOwnDepartments";

export function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(personDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown person={data} /> : <Loading />;
}

function Shown({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const roleName = useRoleName();
  return (
    <RecordPage
      title={`${person.first_name} ${person.last_name}`}
      subtitle={[person.title, person.roles.map(roleName).join(", ")].filter(Boolean).join(" · ")}
      status={
        <Group gap="xs">
          {!person.active && (
            <Badge variant="outline" color="gray">
              {t("inactive")}
              {person.deactivation_reason && ` · ${t(`reasons.${person.deactivation_reason}`)}`}
            </Badge>
          )}
          <AccountBadge state={person.account_state} />
        </Group>
      }
      actions={<PersonActions person={person} />}
      tabs={[
        { id: "facts", label: t("facts"), content: <PersonForm person={person} /> },
        { id: "account", label: t("account.title"), content: <AccountTab person={person} /> },
        { id: "roles", label: t("rights.title"), content: <RolesTab person={person} /> },
      ]}
    />
  );
}

function PersonForm({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const roleName = useRoleName();
  const departments = useOwnDepartments(person.agency_id);
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  return (
    <RecordForm
      key={`${person.version} ${times}`}
      fields={personFields({ t, roleName, departments })}
      record={flat(person)}
      submitLabel={t("save")}
      latest={async () => flat(await personNow(person.id))}
      save={async (values, version) => {
        await changePerson(person.id, asChange(values, person), version ?? person.version);
        tellDone(t("saved"));
        await queries.invalidateQueries({ queryKey: [PEOPLE] });
      }}
      onCancel={() => setTimes(times + 1)}
    />
  );
}

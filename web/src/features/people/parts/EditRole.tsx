/** A role is given, changed or ended; where its rights end is chosen by name. */
import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/language/language";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import type { Field, Values } from "@/parts/form/fields";
import { RecordForm } from "@/parts/form/RecordForm";
import { tellDone } from "@/parts/states/tell";
import { PEOPLE, type Person } from "../data/people";
import {
  changeRole,
  giveRole,
  type NewRoleAssignment,
  type Role,
  type RoleAssignment,
  scopeOptions,
  scopesOf,
} from "../data/roles";
import { optionsOf, STAFF_ROLES, useRoleName } from "./choices";
import { useAct } from "./useAct";

const LEVELS = ["regular", "local_administrator", "view_only", "view_only_without_names"] as const;
/** Whose work ends in invoices. */
const INVOICED: readonly Role[] = ["placing_coordinator", "receiving_coordinator"];

interface EditRoleProps {
  person: Person;
  edited: RoleAssignment | "new";
  onDone: () => void;
}

export function EditRole({ person, edited, onDone }: EditRoleProps) {
  const { t } = useTranslation("people");
  const { t: parts } = useTranslation("parts");
  const roleName = useRoleName();
  const known = edited === "new" ? null : edited;
  const [chosen, setChosen] = useState<Role | null>(null);
  const [ending, setEnding] = useState(false);
  const role = known?.role ?? chosen;
  const given = person.roles.filter((each) => each !== "support") as Role[];
  const others = STAFF_ROLES.filter((each) => each !== "support" && !given.includes(each as Role));
  if (ending && known) return <EndRole assignment={known} onDone={onDone} />;
  return (
    <Modal
      opened
      onClose={onDone}
      size="lg"
      title={role ? roleName(role) : t("rights.give")}
      closeButtonProps={{ "aria-label": parts("close") }}
    >
      <Stack>
        {!known && (
          <Select
            label={t("role")}
            required
            searchable
            data={optionsOf([...given, ...(others as Role[])], roleName)}
            value={chosen}
            onChange={(value) => setChosen(value as Role | null)}
          />
        )}
        {role && <RightsForm key={role} {...{ person, role, known, onDone }} />}
        {known?.active && (
          <Group>
            <Button variant="outline" color="red" onClick={() => setEnding(true)}>
              {t("rights.end")}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

interface RightsFormProps {
  person: Person;
  role: Role;
  known: RoleAssignment | null;
  onDone: () => void;
}

function RightsForm({ person, role, known, onDone }: RightsFormProps) {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const fields = useFields(person.agency_id, role);
  return (
    <RecordForm
      fields={fields}
      {...(known && { record: known })}
      submitLabel={known ? t("save") : t("rights.give")}
      save={async (values, version) => {
        if (known) await changeRole(known.id, sent(values, known), version ?? known.version);
        else await giveRole({ ...asNew(values), person_id: person.id, role });
        tellDone(t("saved"));
        await queries.invalidateQueries({ queryKey: [PEOPLE] });
        onDone();
      }}
      onCancel={onDone}
    />
  );

  function asNew(values: Values) {
    const level = values.level ?? "regular";
    return { ...values, level, agency_id: person.agency_id } as Omit<
      NewRoleAssignment,
      "person_id" | "role"
    >;
  }
}

/** A role that had ended is held again once it is saved. */
function sent(values: Values, known: RoleAssignment) {
  return known.active ? values : { ...values, active: true };
}

function useFields(agencyId: string, role: Role): Field[] {
  const { t } = useTranslation("people");
  const french = currentLanguage() === "fr-CA";
  const scopes = scopesOf(role);
  const nameOf = (each: { name_fr: string; name_en: string }) =>
    french ? each.name_fr : each.name_en;
  const options = useQueries({
    queries: scopes.map((scope) => scopeOptions(agencyId, scope, nameOf)),
  });
  return [
    {
      name: "level",
      label: t("rights.level"),
      kind: "choice",
      required: true,
      options: optionsOf(LEVELS, (level) => t(`rights.levels.${level}`)),
    },
    ...scopes.map(
      (scope, at): Field => ({
        name: scope,
        label: t(`rights.scopes.${scope}`),
        description: t("rights.nothingNamed"),
        kind: "many",
        options: options[at]?.data ?? [],
      }),
    ),
    ...(INVOICED.includes(role)
      ? [{ name: "edit_invoicing_status", label: t("rights.invoicing"), kind: "flag" } as const]
      : []),
  ];
}

function EndRole({ assignment, onDone }: { assignment: RoleAssignment; onDone: () => void }) {
  const { t } = useTranslation("people");
  const act = useAct(() => changeRole(assignment.id, { active: false }, assignment.version), {
    onEnd: onDone,
  });
  return (
    <ConfirmDialog
      title={t("rights.end")}
      explanation={t("rights.endWhat")}
      confirm={t("rights.end")}
      danger
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onDone}
    />
  );
}

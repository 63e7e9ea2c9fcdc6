/** Somebody gets what a colleague may do: seen first, then given. */
import { Alert, List, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { wordsFor } from "@/parts/states/tell";
import { PEOPLE, type Person } from "../data/people";
import { type CopiedAccess, copyAccess } from "../data/roles";
import { useRoleName } from "./choices";
import { FindPerson } from "./FindPerson";
import { useAct } from "./useAct";

export function CopyAccess({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation("people");
  const [from, setFrom] = useState<string | null>(null);
  const { data, error } = useQuery({
    queryKey: [PEOPLE, "copied", person.id, from],
    queryFn: () => copyAccess(person.id, from ?? "", true),
    enabled: from !== null,
    retry: false,
  });
  const act = useAct(() => copyAccess(person.id, from ?? "", false), { onEnd: onDone });
  return (
    <ConfirmDialog
      title={t("rights.copy")}
      explanation={t("rights.copyWhat")}
      confirm={t("rights.copy")}
      busy={act.isPending}
      onConfirm={() => from && act.mutate()}
      onClose={onDone}
    >
      <FindPerson label={t("rights.from")} required besides={person.id} onPerson={setFrom} />
      {error && (
        <Alert role="alert" color="red" variant="outline">
          {wordsFor(error)}
        </Alert>
      )}
      {data && <Given copied={data} />}
    </ConfirmDialog>
  );
}

function Given({ copied }: { copied: CopiedAccess }) {
  const { t } = useTranslation("people");
  const roleName = useRoleName();
  if (copied.roles.length === 0) return <Text>{t("rights.none")}</Text>;
  return (
    <List aria-label={t("rights.given")}>
      {copied.roles.map((each) => (
        <List.Item key={each.from_role_assignment_id}>
          {each.role_assignment
            ? [
                roleName(each.role_assignment.role),
                t(`rights.levels.${each.role_assignment.level}`),
              ].join(" · ")
            : (each.refusal?.detail ?? each.refusal?.title)}
        </List.Item>
      ))}
    </List>
  );
}

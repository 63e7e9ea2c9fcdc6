/** A record leaves the lists and comes back; one that somebody added twice is deleted. */
import { Button, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import {
  type DeactivationReason,
  deactivatePerson,
  deletePerson,
  type Person,
  restorePerson,
} from "../data/people";
import { optionsOf, REASONS } from "./choices";
import { FindPerson } from "./FindPerson";
import { useAct } from "./useAct";

type Asked = "deactivate" | "restore" | "delete";

export function PersonActions({ person }: { person: Person }) {
  const { t } = useTranslation("people");
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const acts: Asked[] = person.active
    ? ["deactivate"]
    : ["restore", ...(person.deactivation_reason === "duplicate" ? ["delete" as const] : [])];
  return (
    <>
      {acts.map((act) => (
        <Button
          key={act}
          variant={act === "delete" ? "outline" : "default"}
          color={act === "delete" ? "red" : undefined}
          onClick={() => setAsked(act)}
        >
          {t(`act.${act}.do`)}
        </Button>
      ))}
      {asked === "deactivate" && <Deactivate person={person} onClose={close} />}
      {asked === "restore" && <Restore person={person} onClose={close} />}
      {asked === "delete" && <Delete person={person} onClose={close} />}
    </>
  );
}

interface AskedProps {
  person: Person;
  onClose: () => void;
}

function Deactivate({ person, onClose }: AskedProps) {
  const { t } = useTranslation("people");
  const [reason, setReason] = useState<DeactivationReason>("left");
  const act = useAct(() => deactivatePerson(person, reason), { onEnd: onClose });
  return (
    <ConfirmDialog
      title={t("act.deactivate.do")}
      explanation={t("act.deactivate.what")}
      confirm={t("act.deactivate.do")}
      danger
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <Select
        label={t("reason")}
        required
        allowDeselect={false}
        data={optionsOf(REASONS, (code) => t(`reasons.${code}`))}
        value={reason}
        onChange={(value) => setReason(value as DeactivationReason)}
      />
    </ConfirmDialog>
  );
}

function Restore({ person, onClose }: AskedProps) {
  const { t } = useTranslation("people");
  const act = useAct(() => restorePerson(person), { onEnd: onClose });
  return (
    <ConfirmDialog
      title={t("act.restore.do")}
      explanation={t("act.restore.what")}
      confirm={t("act.restore.do")}
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    />
  );
}

function Delete({ person, onClose }: AskedProps) {
  const { t } = useTranslation("people");
  const navigate = useNavigate();
  const [kept, setKept] = useState<string | null>(null);
  const act = useAct(() => deletePerson(person, kept), {
    onDone: () => void navigate({ to: kept ? `/people/${kept}` : "/people" }),
    onEnd: onClose,
  });
  return (
    <ConfirmDialog
      title={t("act.delete.do")}
      explanation={t("act.delete.what")}
      confirm={t("act.delete.do")}
      danger
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <FindPerson label={t("act.delete.kept")} besides={person.id} onPerson={setKept} />
    </ConfirmDialog>
  );
}

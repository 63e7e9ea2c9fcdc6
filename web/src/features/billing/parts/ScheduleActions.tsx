/** What can be done with a schedule: a draft is published or discarded, one in force is retired. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { discard, publish, retire, SCHEDULES, type Schedule } from "../data/schedules";

type Act = "publish" | "retire" | "discard";

const ACTS: Record<Schedule["status"], readonly Act[]> = {
  draft: ["publish", "discard"],
  published: ["retire"],
  retired: [],
};

export function ScheduleActions({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation("billing");
  const [asked, setAsked] = useState<Act | null>(null);
  if (!schedule.may_change) return null;
  return (
    <>
      {ACTS[schedule.status].map((act) => (
        <Button
          key={act}
          variant={act === "publish" ? "filled" : "outline"}
          color={act === "publish" ? undefined : "red"}
          onClick={() => setAsked(act)}
        >
          {t(`act.${act}.do`)}
        </Button>
      ))}
      {asked && <Asked schedule={schedule} act={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

interface AskedProps {
  schedule: Schedule;
  act: Act;
  onClose: () => void;
}

function Asked({ schedule, act, onClose }: AskedProps) {
  const { t } = useTranslation("billing");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [lastDay, setLastDay] = useState("");
  const change = useMutation({
    mutationFn: async () => {
      if (act === "publish") await publish(schedule);
      if (act === "retire") await retire(schedule, lastDay);
      if (act === "discard") await discard(schedule);
    },
    onSuccess: async () => {
      tellDone(t(`act.${act}.done`));
      onClose();
      if (act === "discard") await navigate({ to: "/rate-schedules" });
    },
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: [SCHEDULES] }),
  });
  return (
    <ConfirmDialog
      title={t(`act.${act}.do`)}
      explanation={t(`act.${act}.what`, { name: schedule.name })}
      confirm={t(`act.${act}.do`)}
      danger={act !== "publish"}
      busy={change.isPending}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    >
      {act === "retire" && (
        <TextInput
          type="date"
          label={t("act.retire.lastDay")}
          required
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      )}
    </ConfirmDialog>
  );
}

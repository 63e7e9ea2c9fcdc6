/** How a schedule stands: a word first, a colour second. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ScheduleRow } from "../data/schedules";

const COLORS: Record<ScheduleRow["status"], string> = {
  draft: "gray",
  published: "green",
  retired: "red",
};

export function ScheduleBadge({ status }: Pick<ScheduleRow, "status">) {
  const { t } = useTranslation("billing");
  return <Badge color={COLORS[status]}>{t(`schedule.statuses.${status}`)}</Badge>;
}

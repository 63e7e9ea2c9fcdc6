/** The rates that placements are priced by: one's own schedules, and those of the province. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useActiveRole } from "@/session/useSession";
import { loadSchedules, SCHEDULES, type ScheduleRow } from "../data/schedules";
import { ScheduleBadge } from "../parts/ScheduleBadge";

export function SchedulesPage() {
  const { t } = useTranslation("billing");
  const formats = useFormats();
  const { role } = useActiveRole();
  const list = useMemo(
    (): ListDefinition<ScheduleRow> => ({
      name: SCHEDULES,
      columns: [
        { id: "name", header: t("schedule.name"), cell: (row) => row.name },
        { id: "state", header: t("state"), cell: (row) => <ScheduleBadge status={row.status} /> },
        {
          id: "scope",
          header: t("schedule.scope"),
          cell: (row) =>
            row.province
              ? t("schedule.provincial", { province: row.province })
              : t("schedule.ownRates"),
        },
        { id: "from", header: t("schedule.from"), cell: (row) => formats.day(row.effective_from) },
        { id: "until", header: t("schedule.until"), cell: (row) => formats.day(row.effective_to) },
        {
          id: "rates",
          header: t("rateOf.title"),
          cell: (row) => formats.number(row.number_of_rates),
          align: "right",
        },
      ],
      filters: [],
      load: loadSchedules,
      rowId: (row) => row.id,
      rowName: (row) => row.name,
      rowAddress: (row) => `/rate-schedules/${row.id}`,
      emptyHint: t("schedule.emptyHint"),
    }),
    [t, formats],
  );
  // A hospital sets no rates; whether a school's coordinator may, the service says.
  const add = role !== "receiving_coordinator" && (
    <Button component={Link} to="/rate-schedules/new">
      {t("schedule.add")}
    </Button>
  );
  return <ListPage title={t("schedules")} list={list} actions={add} />;
}

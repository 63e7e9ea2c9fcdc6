/** The columns of both reports. */
import type { Formats } from "@/language/formats";
import type { Column } from "@/parts/list/columns";
import type { Statuses } from "@/parts/status/useStatuses";
import type { PlacementRow } from "../data/reports";

type Translate = (key: string) => string;

export function reportColumns(
  t: Translate,
  formats: Formats,
  { labelOf }: Statuses,
): Column<PlacementRow>[] {
  return [
    { id: "reference", header: t("reference"), cell: (row) => row.reference },
    { id: "status", header: t("status"), cell: (row) => labelOf(row.status) },
    {
      id: "period",
      header: t("period"),
      cell: (row) => formats.period(row.starts_on, row.ends_on),
    },
    { id: "school", header: t("school"), cell: (row) => row.placing_agency ?? "" },
    { id: "program", header: t("program"), cell: (row) => row.program ?? "" },
    { id: "hospital", header: t("hospital"), cell: (row) => row.receiving_agency ?? "" },
    { id: "site", header: t("site"), cell: (row) => row.site ?? "" },
    { id: "destination", header: t("destination"), cell: (row) => row.destination ?? "" },
    {
      id: "students",
      header: t("students"),
      cell: (row) => formats.number(row.students),
      align: "right",
    },
    {
      id: "hours",
      header: t("hours"),
      cell: (row) => formats.number(row.student_hours),
      align: "right",
    },
    { id: "sent", header: t("sent"), cell: (row) => formats.day(row.sent_on), hidden: true },
    {
      id: "days",
      header: t("days"),
      cell: (row) => (row.response_days ? formats.number(row.response_days, 1) : ""),
      align: "right",
      hidden: true,
    },
  ];
}

/** The columns of the network's numbers: what is counted by, then what is counted. */
import type { Formats } from "@/language/formats";
import type { Column } from "@/parts/list/columns";
import type { Statuses } from "@/parts/status/useStatuses";
import type { AggregateRow, Dimension } from "../data/statistics";
import type { Translate } from "./filters";

interface Told {
  t: Translate;
  formats: Formats;
  statuses: Statuses;
}

/** Agencies, programs and sites are numbers: 1 is the one with the most students here. */
export function dimensionName(row: AggregateRow, dimension: Dimension, told: Told): string {
  const value = row[dimension];
  if (value == null) return told.t("notTold");
  switch (dimension) {
    case "month":
      return told.formats.month(value);
    case "status":
      return told.statuses.labelOf(value);
    case "placement_type":
      return told.t(`types.${value}`);
    case "discipline":
      return value;
    default:
      return told.t(`numbered.${dimension}`, { number: value });
  }
}

export function statisticsColumns(
  dimensions: readonly Dimension[],
  told: Told,
): Column<AggregateRow>[] {
  const { t, formats } = told;
  const number = (value: number | string | null) =>
    value === null ? t("tooFew") : formats.number(value);
  return [
    ...dimensions.map((each) => ({
      id: each,
      header: t(`dimensions.${each}`),
      cell: (row: AggregateRow) => dimensionName(row, each, told),
    })),
    {
      id: "requests",
      header: t("requests"),
      cell: (row) => number(row.requests),
      align: "right",
    },
    {
      id: "students",
      header: t("students"),
      cell: (row) => number(row.students),
      align: "right",
    },
    {
      id: "hours",
      header: t("hours"),
      cell: (row) => number(row.student_hours),
      align: "right",
    },
  ];
}

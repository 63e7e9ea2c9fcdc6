/** What reports are narrowed by. */
import type { Filter } from "@/parts/list/columns";
import type { Statuses } from "@/parts/status/useStatuses";
import type { Overlap } from "../data/reports";

export type Translate = (key: string, values?: Record<string, unknown>) => string;

const OVERLAPS = ["overlaps", "starts_in", "ends_in"] as const satisfies readonly Overlap[];

export function statusFilter(t: Translate, { options }: Statuses): Filter {
  return { id: "status", label: t("status"), kind: "many", options };
}

export function typeFilter(t: Translate): Filter {
  const options = ["group", "individual"].map((type) => ({
    value: type,
    label: t(`types.${type}`),
  }));
  return { id: "type", label: t("type"), kind: "many", options };
}

export function periodFilters(t: Translate): Filter[] {
  const options = OVERLAPS.map((value) => ({ value, label: t(`overlaps.${value}`) }));
  return [
    { id: "from", label: t("from"), kind: "day" },
    { id: "until", label: t("until"), kind: "day" },
    { id: "overlap", label: t("overlap"), kind: "one", options },
  ];
}

/** What reports are narrowed by. */
import type { Filter } from "@/parts/list/columns";

type Translate = (key: string) => string;

export const STATUSES = [
  "pending",
  "redirected",
  "waitlisted",
  "accepted",
  "declined",
  "confirmed",
  "cancelled",
] as const;

export function statusFilter(t: Translate): Filter {
  const options = STATUSES.map((status) => ({ value: status, label: t(`statuses.${status}`) }));
  return { id: "status", label: t("status"), kind: "many", options };
}

export function usualFilters(t: Translate): Filter[] {
  const types = ["group", "individual"].map((type) => ({ value: type, label: t(`types.${type}`) }));
  return [
    { id: "type", label: t("type"), kind: "many", options: types },
    { id: "from", label: t("from"), kind: "day" },
    { id: "until", label: t("until"), kind: "day" },
  ];
}

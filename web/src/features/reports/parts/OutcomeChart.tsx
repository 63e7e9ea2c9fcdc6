/** Requests by month and by how they stand, filtered as the list beside it. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { Chart } from "@/parts/chart/Chart";
import { barsOf } from "@/parts/chart/stacks";
import { type Search, useListSearch } from "@/parts/list/search";
import { Failed, Loading } from "@/parts/states/States";
import { outcomesOf } from "../data/reports";

/** Six ways to stand are told apart at a glance; twelve would not be. */
const GROUPS = {
  waiting: [
    "draft",
    "held",
    "pending",
    "redirected",
    "accepted_by_destination",
    "declined_by_destination",
  ],
  accepted: ["accepted"],
  confirmed: ["confirmed"],
  waitlisted: ["waitlisted"],
  declined: ["declined"],
  cancelled: ["cancelled", "withdrawn"],
} as const;

type Group = keyof typeof GROUPS;
const ORDER = Object.keys(GROUPS) as Group[];

export function groupOf(status: string): Group {
  return ORDER.find((group) => (GROUPS[group] as readonly string[]).includes(status)) ?? "waiting";
}

/** `only`: where the list shows one status alone, whatever the filters say. */
export function OutcomeChart({ only }: { only?: string }) {
  const { t } = useTranslation("reports");
  const formats = useFormats();
  const { search } = useListSearch();
  const asked: Search = only ? { ...search, status: [only] } : search;
  const { data, error, refetch } = useQuery(outcomesOf(asked));
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return null;
  const bars = barsOf(data, ({ month, status, requests }) => ({
    bar: formats.month(month),
    series: groupOf(status),
    value: requests,
  }));
  const series = ORDER.map((id) => ({ id, label: t(`groups.${id}`) })).filter(({ id }) =>
    bars.some(({ values }) => values[id]),
  );
  return <Chart title={t("byMonth")} barsAre={t("month")} series={series} bars={bars} />;
}

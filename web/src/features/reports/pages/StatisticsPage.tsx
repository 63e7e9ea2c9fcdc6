/** Numbers of every agency for the policy level; what is too small to be told says so. */
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { Filter, ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useListSearch } from "@/parts/list/search";
import { type Statuses, useStatuses } from "@/parts/status/useStatuses";
import {
  type AggregateRow,
  DIMENSIONS,
  dimensionsOf,
  downloadStatistics,
  MOST_DIMENSIONS,
  statisticsOf,
} from "../data/statistics";
import { statusFilter, type Translate, typeFilter } from "../parts/filters";
import { StatisticsChart } from "../parts/StatisticsChart";
import { dimensionName, statisticsColumns } from "../parts/statisticsColumns";

export function StatisticsPage() {
  const { t } = useTranslation("reports");
  const formats = useFormats();
  const statuses = useStatuses("school");
  const queries = useQueryClient();
  const by = dimensionsOf(useListSearch().search).join(" ");
  const list = useMemo((): ListDefinition<AggregateRow> => {
    const dimensions = dimensionsOf({ by: by.split(" ") });
    const told = { t, formats, statuses };
    const nameOf = (row: AggregateRow) =>
      dimensions.map((each) => dimensionName(row, each, told)).join(", ");
    return {
      name: `statistics ${by}`,
      columns: statisticsColumns(dimensions, told),
      filters: filters(t, statuses),
      load: async (search) => ({
        rows: await queries.fetchQuery(statisticsOf(search)),
        next: null,
      }),
      rowId: nameOf,
      rowName: nameOf,
      exportAs: {
        csv: (search) => downloadStatistics(search, "csv"),
        xlsx: (search) => downloadStatistics(search, "xlsx"),
      },
      emptyHint: t("emptyHint"),
    };
  }, [t, formats, statuses, queries, by]);
  return <ListPage key={by} title={t("statistics")} list={list} summary={<StatisticsChart />} />;
}

function filters(t: Translate, statuses: Statuses): Filter[] {
  return [
    {
      id: "by",
      label: t("countedBy"),
      kind: "many",
      options: DIMENSIONS.map((each) => ({ value: each, label: t(`dimensions.${each}`) })),
      most: MOST_DIMENSIONS,
    },
    statusFilter(t, statuses),
    typeFilter(t),
    { id: "from", label: t("monthFrom"), kind: "month" },
    { id: "until", label: t("monthUntil"), kind: "month" },
  ];
}

/** Students of the whole network by what is counted first, and by what comes second. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { Chart } from "@/parts/chart/Chart";
import { barsOf } from "@/parts/chart/stacks";
import { useListSearch } from "@/parts/list/search";
import { useStatuses } from "@/parts/status/useStatuses";
import { dimensionsOf, statisticsOf } from "../data/statistics";
import { dimensionName } from "./statisticsColumns";

/** As many bars as a page shows, and as many colours as can be told apart. */
const MOST_BARS = 24;
const MOST_SERIES = 6;

export function StatisticsChart() {
  const { t } = useTranslation("reports");
  const formats = useFormats();
  const statuses = useStatuses("school");
  const { search } = useListSearch();
  // The list tells what went wrong.
  const { data = [] } = useQuery(statisticsOf(search));
  const [first = "month", second] = dimensionsOf(search);
  const told = { t, formats, statuses };
  const rows = data.filter((row) => row.students !== null);
  const secondName = (row: (typeof rows)[number]) =>
    second ? dimensionName(row, second, told) : t("students");
  const names = [...new Set(rows.map(secondName))];
  const stacked = names.length <= MOST_SERIES;
  const bars = barsOf(rows, (row) => ({
    bar: dimensionName(row, first, told),
    series: stacked ? secondName(row) : t("students"),
    value: row.students ?? 0,
  })).slice(0, MOST_BARS);
  if (bars.length === 0) return null;
  const series = (stacked ? names : [t("students")]).map((name) => ({ id: name, label: name }));
  return (
    <Chart
      title={t("studentsBy", { what: t(`dimensions.${first}`) })}
      barsAre={t(`dimensions.${first}`)}
      series={series}
      bars={bars}
    />
  );
}

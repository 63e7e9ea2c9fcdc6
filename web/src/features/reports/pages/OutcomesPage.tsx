/** How many requests of each month came to which end, why, and how soon they were answered. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { offeredReasons } from "@/features/requests/data/requests";
import { type Formats, useFormats } from "@/language/formats";
import type { Column, ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useStatuses } from "@/parts/status/useStatuses";
import { downloadReport, type OutcomeRow, outcomesOf } from "../data/reports";
import { periodFilters, statusFilter, type Translate, typeFilter } from "../parts/filters";
import { OutcomeChart } from "../parts/OutcomeChart";

export function OutcomesPage() {
  const { t } = useTranslation("reports");
  const formats = useFormats();
  const statuses = useStatuses();
  const queries = useQueryClient();
  const { data: reasons } = useQuery(offeredReasons);
  const list = useMemo((): ListDefinition<OutcomeRow> => {
    const texts = new Map((reasons ?? []).map(({ code, text }) => [code, text]));
    const nameOf = ({ month, status, reason }: OutcomeRow) =>
      [formats.month(month), statuses.labelOf(status), reason].filter(Boolean).join(", ");
    return {
      name: "requests-by-outcome",
      columns: columns(t, formats, statuses.labelOf, (code) => texts.get(code) ?? code),
      filters: [statusFilter(t, statuses), typeFilter(t), ...periodFilters(t)],
      load: async (search) => ({ rows: await queries.fetchQuery(outcomesOf(search)), next: null }),
      rowId: ({ month, status, reason }) => `${month} ${status} ${reason}`,
      rowName: nameOf,
      exportAs: {
        csv: (search) => downloadReport("requests-by-outcome", search, "csv"),
        xlsx: (search) => downloadReport("requests-by-outcome", search, "xlsx"),
      },
      emptyHint: t("emptyHint"),
    };
  }, [t, formats, statuses, reasons, queries]);
  return <ListPage title={t("outcomes")} list={list} summary={<OutcomeChart />} />;
}

function columns(
  t: Translate,
  formats: Formats,
  labelOf: (status: string) => string,
  reasonOf: (code: string) => string,
): Column<OutcomeRow>[] {
  return [
    { id: "month", header: t("month"), cell: (row) => formats.month(row.month) },
    { id: "status", header: t("status"), cell: (row) => labelOf(row.status) },
    { id: "reason", header: t("reason"), cell: (row) => (row.reason ? reasonOf(row.reason) : "") },
    {
      id: "requests",
      header: t("requests"),
      cell: (row) => formats.number(row.requests),
      align: "right",
    },
    {
      id: "students",
      header: t("students"),
      cell: (row) => formats.number(row.students),
      align: "right",
    },
    {
      id: "days",
      header: t("days"),
      cell: (row) => (row.response_days ? formats.number(row.response_days, 1) : ""),
      align: "right",
    },
  ];
}

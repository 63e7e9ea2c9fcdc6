/** Request activity, and what became confirmed placements: filtered, read on, taken along. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { downloadReport, loadReport, type PlacementRow, type ReportName } from "../data/reports";
import { reportColumns } from "../parts/columns";
import { statusFilter, usualFilters } from "../parts/filters";

export function RequestActivityPage() {
  const { t } = useTranslation("reports");
  return <ReportPage report="request-activity" title={t("activity")} />;
}

export function ConfirmedPlacementsPage() {
  const { t } = useTranslation("reports");
  return <ReportPage report="confirmed-placements" title={t("confirmed")} />;
}

function ReportPage({ report, title }: { report: ReportName; title: string }) {
  const { t } = useTranslation("reports");
  const formats = useFormats();
  const list = useMemo(
    (): ListDefinition<PlacementRow> => ({
      name: report,
      columns: reportColumns(t, formats),
      filters: [...(report === "request-activity" ? [statusFilter(t)] : []), ...usualFilters(t)],
      load: (search, cursor) => loadReport(report, search, cursor),
      rowId: (row) => row.placement_request_id,
      rowName: (row) => row.reference,
      rowAddress: (row) => `/requests/${row.placement_request_id}`,
      exportAs: {
        csv: (search) => downloadReport(report, search, "csv"),
        xlsx: (search) => downloadReport(report, search, "xlsx"),
      },
      emptyHint: t("emptyHint"),
    }),
    [report, t, formats],
  );
  return <ListPage key={report} title={title} list={list} />;
}

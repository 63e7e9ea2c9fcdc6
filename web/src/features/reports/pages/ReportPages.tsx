/** Request activity, and what became confirmed placements: filtered, read on, taken along. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useStatuses } from "@/parts/status/useStatuses";
import { downloadReport, loadReport, type PagedReport, type PlacementRow } from "../data/reports";
import { reportColumns } from "../parts/columns";
import { periodFilters, statusFilter, typeFilter } from "../parts/filters";
import { OutcomeChart } from "../parts/OutcomeChart";
import { Shown } from "../parts/Shown";

export function RequestActivityPage() {
  const { t } = useTranslation("reports");
  return <ReportPage report="request-activity" title={t("activity")} />;
}

export function ConfirmedPlacementsPage() {
  const { t } = useTranslation("reports");
  return <ReportPage report="confirmed-placements" title={t("confirmed")} />;
}

function ReportPage({ report, title }: { report: PagedReport; title: string }) {
  const { t } = useTranslation("reports");
  const formats = useFormats();
  const statuses = useStatuses();
  const list = useMemo(
    (): ListDefinition<PlacementRow> => ({
      name: report,
      columns: reportColumns(t, formats, statuses),
      filters: [
        ...(report === "request-activity" ? [statusFilter(t, statuses)] : []),
        typeFilter(t),
        ...periodFilters(t),
      ],
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
    [report, t, formats, statuses],
  );
  const chart = (
    <Shown>
      {report === "confirmed-placements" ? <OutcomeChart only="confirmed" /> : <OutcomeChart />}
    </Shown>
  );
  return <ListPage key={report} title={title} list={list} summary={chart} />;
}

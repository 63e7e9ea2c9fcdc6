/** Reports: the same rows on the screen, as CSV and as a workbook. */
import { queryOptions } from "@tanstack/react-query";
import { type Answered, bodyOf, type PageOf, pageOf } from "@/api/answers";
import { reporting } from "@/api/client";
import { saveFile } from "@/api/download";
import type { components } from "@/api/generated/reporting";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type PlacementRow = Schemas["PlacementRow"];
export type OutcomeRow = Schemas["OutcomeRow"];
export type Overlap = Schemas["Overlap"];
export type PagedReport = "request-activity" | "confirmed-placements";
export type ReportName = PagedReport | "requests-by-outcome";

const PAGE = 200;

function filters(search: Search) {
  return {
    status: many(search.status) as Schemas["Status"][],
    placement_type: many(search.type) as ("group" | "individual")[],
    period_from: one(search.from) ?? null,
    period_to: one(search.until) ?? null,
    overlap: (one(search.overlap) ?? "overlaps") as Overlap,
  };
}

export async function loadReport(
  report: PagedReport,
  search: Search,
  cursor: string | null,
): Promise<PageOf<PlacementRow>> {
  const query = { ...filters(search), limit: PAGE, cursor };
  const answered = await reporting.GET(`/${report}`, { params: { query } });
  // The same address also answers files; as JSON it is asked for rows.
  return pageOf(answered as Answered<PlacementRow[]>);
}

/** Numbers by month, status and reason: the service answers all of them at once. */
export const outcomesOf = (search: Search) =>
  queryOptions({
    queryKey: ["requests-by-outcome", "all", filters(search)],
    queryFn: async (): Promise<OutcomeRow[]> => {
      const params = { query: filters(search) };
      return bodyOf(
        (await reporting.GET("/requests-by-outcome", { params })) as Answered<OutcomeRow[]>,
      );
    },
  });

export async function downloadReport(
  report: ReportName,
  search: Search,
  format: Schemas["Format"],
): Promise<void> {
  const query = { ...filters(search), format };
  const answered = await reporting.GET(`/${report}`, { params: { query }, parseAs: "blob" });
  saveFile(answered, `${report}.${format}`);
}

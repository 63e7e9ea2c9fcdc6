/** Reports: the same rows on the screen, as CSV and as a workbook. */
import { type Answered, type PageOf, pageOf } from "@/api/answers";
import { reporting } from "@/api/client";
import { saveFile } from "@/api/download";
import type { components } from "@/api/generated/reporting";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type PlacementRow = Schemas["PlacementRow"];
export type ReportName = "request-activity" | "confirmed-placements";

const PAGE = 200;

function filters(search: Search) {
  return {
    status: many(search.status) as Schemas["Status"][],
    placement_type: many(search.type) as ("group" | "individual")[],
    period_from: one(search.from) ?? null,
    period_to: one(search.until) ?? null,
  };
}

export async function loadReport(
  report: ReportName,
  search: Search,
  cursor: string | null,
): Promise<PageOf<PlacementRow>> {
  const query = { ...filters(search), limit: PAGE, cursor };
  const answered = await reporting.GET(`/${report}`, { params: { query } });
  // The same address also answers files; as JSON it is asked for rows.
  return pageOf(answered as Answered<PlacementRow[]>);
}

export async function downloadReport(
  report: ReportName,
  search: Search,
  format: Schemas["Format"],
): Promise<void> {
  const query = { ...filters(search), format };
  const answered = await reporting.GET(`/${report}`, { params: { query }, parseAs: "blob" });
  saveFile(answered, `${report}.${format}`);
}

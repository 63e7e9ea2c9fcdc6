/** Invoice lines: what a confirmed placement costs, and how far its invoice has come. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, type PageOf, pageOf } from "@/api/answers";
import { billing } from "@/api/client";
import type { components } from "@/api/generated/billing";
import { askEach } from "@/parts/list/bulk";
import type { BulkAnswer } from "@/parts/list/columns";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Line = Schemas["InvoiceLineRow"];
export type LineState = Schemas["LineState"];
export type Total = Schemas["LineTotal"];

export const LINES = "invoice-lines";
const PAGE = 200;

function filters(search: Search) {
  return {
    state: many(search.state) as LineState[],
    starts_from: one(search.from) ?? null,
    starts_to: one(search.until) ?? null,
  };
}

export async function loadLines(search: Search, cursor: string | null): Promise<PageOf<Line>> {
  const query = { ...filters(search), limit: PAGE, cursor };
  return pageOf(await billing.GET("/invoice-lines", { params: { query } }));
}

/** What the lines come to, filtered alike. */
export const totalsOf = (search: Search) =>
  queryOptions({
    queryKey: [LINES, "totals", filters(search)],
    queryFn: async (): Promise<Total[]> =>
      bodyOf(await billing.GET("/invoice-lines/totals", { params: { query: filters(search) } })),
  });

export const STEPS = ["validate", "mark-invoiced", "mark-paid"] as const;
export type Step = (typeof STEPS)[number];

export function takeStep(lines: readonly Line[], step: Step): Promise<BulkAnswer[]> {
  return askEach(lines, ({ id, version }) =>
    billing.POST(`/invoice-lines/{id}/${step}`, {
      params: { path: { id }, header: basedOn(version) },
    }),
  );
}

/** Invoice lines: what a confirmed placement costs, and how far its invoice has come. */
import { basedOn, type PageOf, pageOf } from "@/api/answers";
import { billing } from "@/api/client";
import type { components } from "@/api/generated/billing";
import { askEach } from "@/parts/list/bulk";
import type { BulkAnswer } from "@/parts/list/columns";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Line = Schemas["InvoiceLineRow"];
export type LineState = Schemas["LineState"];

export const LINES = "invoice-lines";
const PAGE = 200;

export async function loadLines(search: Search, cursor: string | null): Promise<PageOf<Line>> {
  return pageOf(
    await billing.GET("/invoice-lines", {
      params: {
        query: {
          state: many(search.state) as LineState[],
          starts_from: one(search.from) ?? null,
          starts_to: one(search.until) ?? null,
          limit: PAGE,
          cursor,
        },
      },
    }),
  );
}

export type Step = "validate" | "mark-invoiced" | "mark-paid";

export function takeStep(lines: readonly Line[], step: Step): Promise<BulkAnswer[]> {
  return askEach(lines, ({ id, version }) =>
    billing.POST(`/invoice-lines/{id}/${step}`, {
      params: { path: { id }, header: basedOn(version) },
    }),
  );
}

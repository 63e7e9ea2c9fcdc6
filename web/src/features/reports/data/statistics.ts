/** Numbers of the whole network, which name no student, no agency and no place. */
import { queryOptions } from "@tanstack/react-query";
import { type Answered, bodyOf } from "@/api/answers";
import { reporting } from "@/api/client";
import { saveFile } from "@/api/download";
import type { components } from "@/api/generated/reporting";
import { many, one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type AggregateRow = Schemas["AggregateRow"];
export type Dimension = Schemas["Dimension"];

/** In the order in which people ask for them. */
export const DIMENSIONS = [
  "month",
  "status",
  "discipline",
  "placement_type",
  "placing_agency",
  "program",
  "receiving_agency",
  "site",
] as const satisfies readonly Dimension[];

/** More would single agencies out; the service refuses them. */
export const MOST_DIMENSIONS = 3;

export function dimensionsOf(search: Search): Dimension[] {
  const wanted = many(search.by);
  const known = DIMENSIONS.filter((each) => wanted.includes(each));
  return known.length > 0 ? known.slice(0, MOST_DIMENSIONS) : ["month"];
}

function filters(search: Search) {
  return {
    group_by: dimensionsOf(search),
    status: many(search.status) as Schemas["Status"][],
    placement_type: many(search.type) as ("group" | "individual")[],
    month_from: one(search.from) ?? null,
    month_to: one(search.until) ?? null,
  };
}

export const statisticsOf = (search: Search) =>
  queryOptions({
    queryKey: ["statistics", "all", filters(search)],
    queryFn: async (): Promise<AggregateRow[]> => {
      const params = { query: filters(search) };
      return bodyOf(
        (await reporting.GET("/aggregates/requests", { params })) as Answered<AggregateRow[]>,
      );
    },
  });

export async function downloadStatistics(search: Search, format: Schemas["Format"]): Promise<void> {
  const query = { ...filters(search), format };
  const answered = await reporting.GET("/aggregates/requests", {
    params: { query },
    parseAs: "blob",
  });
  saveFile(answered, `statistics.${format}`);
}

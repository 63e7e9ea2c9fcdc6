/** Where a request can go: sites found by name, city or distance, their services and units. */
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, everyRow, pageOf } from "@/api/answers";
import { placements } from "@/api/client";
import type { components } from "@/api/generated/placements";

type Schemas = components["schemas"];
export type Site = Schemas["SiteRow"];

const SHOWN = 50;
const PAGE = 200;
const AROUND_KM = 25;

interface Looked {
  text: string;
  /** The site around which others are wanted. */
  around: Site | null;
}

/** Sites that a hospital answers for, by the beginning of a name and then of a city. */
export const foundSites = ({ text, around }: Looked) =>
  queryOptions({
    queryKey: ["sites", "found", text, around?.id ?? null],
    queryFn: async (): Promise<Site[]> => {
      const near = around ? `${around.latitude},${around.longitude}` : null;
      const wanted = { near, within_km: AROUND_KM, limit: SHOWN };
      const by = text === "" ? [{}] : [{ name: text }, { city: text }];
      const answers = await Promise.all(
        by.map(async (each) =>
          bodyOf(await placements.GET("/sites", { params: { query: { ...wanted, ...each } } })),
        ),
      );
      const found = new Map(answers.flat().map((site) => [site.id, site]));
      return [...found.values()].filter((site) => site.agency_id !== null);
    },
  });

export const siteDetail = (id: string) =>
  queryOptions({
    queryKey: ["sites", "one", id],
    queryFn: async (): Promise<Site> =>
      bodyOf(await placements.GET("/sites/{id}", { params: { path: { id } } })),
  });

/** Sites of one hospital, by the beginning of a name. */
export const sitesOf = (agency_id: string, name: string) =>
  queryOptions({
    queryKey: ["sites", "of", agency_id, name],
    queryFn: async (): Promise<Site[]> => {
      const query = { agency_id, limit: SHOWN, ...(name !== "" && { name }) };
      return bodyOf(await placements.GET("/sites", { params: { query } }));
    },
  });

export const servicesAt = (site_id: string) =>
  queryOptions({
    queryKey: ["services", site_id],
    queryFn: () =>
      everyRow(async (cursor) => {
        const query = { site_id, active: true, limit: PAGE, cursor };
        return pageOf(await placements.GET("/services", { params: { query } }));
      }),
  });

export const destinationsAt = (site_id: string) =>
  queryOptions({
    queryKey: ["destinations", site_id],
    queryFn: () =>
      everyRow(async (cursor) => {
        const query = { site_id, active: true, limit: PAGE, cursor };
        return pageOf(await placements.GET("/destinations", { params: { query } }));
      }),
  });

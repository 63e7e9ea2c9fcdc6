/** Where placements happen: sites, with the services and destinations of each. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, everyRow, type PageOf, pageOf } from "@/api/answers";
import { placements } from "@/api/client";
import type { components } from "@/api/generated/placements";
import type { Values } from "@/parts/form/fields";
import { one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Site = Schemas["SiteRow"];
export type Service = Schemas["ServiceRow"];
export type Destination = Schemas["DestinationRow"];
export type Thing = "sites" | "services" | "destinations";
export type FacilityType = Schemas["FacilityType"];

export const PLACES = "places";
const PAGE = 100;

export async function loadSites(
  search: Search,
  cursor: string | null,
  agency_id: string | null,
): Promise<PageOf<Site>> {
  return pageOf(
    await placements.GET("/sites", {
      params: {
        query: {
          name: one(search.name) ?? null,
          city: one(search.city) ?? null,
          province: one(search.province) ?? null,
          active: one(search.closed) === "true" ? null : true,
          agency_id,
          limit: PAGE,
          cursor,
        },
      },
    }),
  );
}

export async function siteNow(id: string): Promise<Site> {
  return bodyOf(await placements.GET("/sites/{id}", { params: { path: { id } } }));
}

export async function serviceNow(id: string): Promise<Service> {
  return bodyOf(await placements.GET("/services/{id}", { params: { path: { id } } }));
}

export async function destinationNow(id: string): Promise<Destination> {
  return bodyOf(await placements.GET("/destinations/{id}", { params: { path: { id } } }));
}

export const siteDetail = (id: string) =>
  queryOptions({ queryKey: [PLACES, "site", id], queryFn: () => siteNow(id) });

export const servicesOf = (site_id: string) =>
  queryOptions({
    queryKey: [PLACES, "services", site_id],
    queryFn: (): Promise<Service[]> =>
      everyRow(async (cursor) =>
        pageOf(
          await placements.GET("/services", {
            params: { query: { site_id, active: null, cursor, limit: 200 } },
          }),
        ),
      ),
  });

export const destinationsOf = (site_id: string) =>
  queryOptions({
    queryKey: [PLACES, "destinations", site_id],
    queryFn: (): Promise<Destination[]> =>
      everyRow(async (cursor) =>
        pageOf(
          await placements.GET("/destinations", {
            params: { query: { site_id, active: null, cursor, limit: 200 } },
          }),
        ),
      ),
  });

export async function addPlace(thing: Thing, values: Values): Promise<{ id: string }> {
  return bodyOf(await placements.POST(`/${thing}`, { body: values as never }));
}

/** The contact has a route of its own: whoever may name one need not own the name. */
export async function changePlace(
  thing: Thing,
  id: string,
  values: Values,
  version: number,
): Promise<void> {
  const { contact_person_id, ...facts } = values;
  const named = Object.keys(facts).length > 0;
  if (named) {
    await placements.PATCH(`/${thing}/{id}`, {
      params: { path: { id }, header: basedOn(version) },
      body: facts as never,
    });
  }
  if (contact_person_id !== undefined && thing !== "sites") {
    await placements.PUT(`/${thing}/{id}/contact`, {
      params: { path: { id }, header: basedOn(named ? version + 1 : version) },
      body: { contact_person_id: contact_person_id as string | null },
    });
  }
}

export async function openOrClose(
  thing: Thing,
  { id, version, active }: { id: string; version: number; active: boolean },
): Promise<void> {
  await placements.POST(`/${thing}/{id}/${active ? "close" : "reopen"}`, {
    params: { path: { id }, header: basedOn(version) },
  });
}

/** Schools and hospitals as identity knows them, with their departments. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, type PageOf, pageOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import type { Values } from "@/parts/form/fields";
import { one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Agency = Schemas["AgencyRow"];
export type Department = Schemas["DepartmentRow"];

export const AGENCIES = "agencies";
const PAGE = 100;

export async function loadAgencies(search: Search, cursor: string | null): Promise<PageOf<Agency>> {
  return pageOf(
    await identity.GET("/agencies", {
      params: {
        query: {
          q: one(search.q) ?? null,
          kind: (one(search.kind) ?? null) as Schemas["AgencyKind"] | null,
          province: one(search.province) ?? null,
          active: one(search.closed) === "true" ? null : true,
          limit: PAGE,
          cursor,
        },
      },
    }),
  );
}

/** As it is now, past what was read before: the form that asks keeps its own version meanwhile. */
export async function agencyNow(id: string): Promise<Agency> {
  return bodyOf(await identity.GET("/agencies/{id}", { params: { path: { id } } }));
}

export const agencyDetail = (id: string) =>
  queryOptions({ queryKey: [AGENCIES, "one", id], queryFn: () => agencyNow(id) });

export const departmentsOf = (agency_id: string) =>
  queryOptions({
    queryKey: [AGENCIES, "departments", agency_id],
    queryFn: async (): Promise<Department[]> =>
      bodyOf(await identity.GET("/departments", { params: { query: { agency_id, limit: PAGE } } })),
  });

export async function addAgency(values: Values): Promise<Agency> {
  return bodyOf(await identity.POST("/agencies", { body: values as never }));
}

export async function changeAgency(id: string, values: Values, version: number): Promise<void> {
  await identity.PATCH("/agencies/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body: values as never,
  });
}

export async function addDepartment(agency_id: string, values: Values): Promise<void> {
  await identity.POST("/departments", { body: { agency_id, ...values } as never });
}

export async function changeDepartment(id: string, values: Values, version: number): Promise<void> {
  await identity.PATCH("/departments/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body: values as never,
  });
}

export async function departmentNow(id: string): Promise<Department> {
  return bodyOf(await identity.GET("/departments/{id}", { params: { path: { id } } }));
}

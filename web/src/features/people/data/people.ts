/** Staff records as identity keeps them. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, type PageOf, pageOf } from "@/api/answers";
import { identity } from "@/api/client";
import type { components } from "@/api/generated/identity";
import { one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Person = Schemas["StaffRow"];
export type NewPerson = Schemas["NewPerson"];
export type PersonChange = Schemas["PersonChange"];
export type Candidate = Schemas["CandidateRow"];
export type StaffRole = Schemas["StaffRole"];
export type AccountState = Schemas["AccountState"];
export type DeactivationReason = Schemas["DeactivationReason"];

export const PEOPLE = "people";
const PAGE = 100;

export async function loadPeople(search: Search, cursor: string | null): Promise<PageOf<Person>> {
  return pageOf(
    await identity.GET("/people", {
      params: {
        query: {
          q: one(search.q) ?? null,
          department_id: one(search.department) ?? null,
          role: (one(search.role) ?? null) as StaffRole | null,
          account_state: (one(search.account) ?? null) as AccountState | null,
          active: one(search.inactive) === "true" ? null : true,
          limit: PAGE,
          cursor,
        },
      },
    }),
  );
}

/** As it is now, past what was read before. */
export async function personNow(id: string): Promise<Person> {
  return bodyOf(await identity.GET("/people/{id}", { params: { path: { id } } }));
}

export const personDetail = (id: string) =>
  queryOptions({ queryKey: [PEOPLE, "one", id], queryFn: () => personNow(id) });

export interface Likened {
  agency_id: string;
  first_name: string;
  last_name: string;
  email: string | null;
}

/** Records that may be of the same person, those made inactive included. */
export async function peopleAlike(query: Likened): Promise<Candidate[]> {
  return bodyOf(await identity.GET("/people/alike", { params: { query } }));
}

export async function addPerson(body: NewPerson): Promise<{ id: string }> {
  return bodyOf(await identity.POST("/people", { body }));
}

export async function changePerson(id: string, body: PersonChange, version: number): Promise<void> {
  await identity.PATCH("/people/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body,
  });
}

export async function deactivatePerson(
  { id, version }: Person,
  reason: DeactivationReason,
): Promise<void> {
  await identity.POST("/people/{id}/deactivate", {
    params: { path: { id }, header: basedOn(version) },
    body: { reason },
  });
}

export async function restorePerson({ id, version }: Person): Promise<void> {
  await identity.POST("/people/{id}/restore", {
    params: { path: { id }, header: basedOn(version) },
  });
}

export async function deletePerson({ id, version }: Person, kept: string | null): Promise<void> {
  await identity.DELETE("/people/{id}", {
    params: { path: { id }, query: { kept_person_id: kept }, header: basedOn(version) },
  });
}

export const departmentOptions = (agency_id: string | null) =>
  queryOptions({
    queryKey: [PEOPLE, "departments", agency_id],
    queryFn: async () =>
      bodyOf(await identity.GET("/departments", { params: { query: { agency_id, limit: 200 } } })),
  });

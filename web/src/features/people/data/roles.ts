/** What a person may do, and where: role assignments, and what their rights can end at. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, everyRow, type PageOf, pageOf } from "@/api/answers";
import { identity, placements } from "@/api/client";
import type { components } from "@/api/generated/identity";
import type { Option } from "@/parts/form/fields";
import { PEOPLE } from "./people";

type Schemas = components["schemas"];
export type RoleAssignment = Schemas["NamedRoleAssignment"];
export type NewRoleAssignment = Schemas["NewRoleAssignment"];
export type RoleAssignmentChange = Schemas["RoleAssignmentChange"];
export type Role = Schemas["Role"];
export type CopiedAccess = Schemas["AccessCopied"];

export const SCOPES = [
  "program_ids",
  "department_ids",
  "site_ids",
  "service_ids",
  "destination_ids",
] as const;
export type Scope = (typeof SCOPES)[number];

const AT_SCHOOL: readonly Role[] = [
  "placing_coordinator",
  "course_leader",
  "instructor",
  "group_instructor",
  "student_administrator",
];
const AT_HOSPITAL: readonly Role[] = [
  "receiving_coordinator",
  "destination_coordinator",
  "discipline_contact",
  "supervisor",
];

/** Where the rights of a role can end; nowhere for those who look after the whole agency. */
export function scopesOf(role: Role): readonly Scope[] {
  if (AT_SCHOOL.includes(role)) return ["program_ids", "department_ids"];
  if (AT_HOSPITAL.includes(role)) return ["site_ids", "service_ids", "destination_ids"];
  return [];
}

export const rolesOf = (person_id: string) =>
  queryOptions({
    queryKey: [PEOPLE, "roles", person_id],
    queryFn: (): Promise<RoleAssignment[]> =>
      everyRow(async (cursor) =>
        pageOf(
          await identity.GET("/role-assignments", {
            params: { query: { person_id, cursor, limit: 100 } },
          }),
        ),
      ),
  });

export async function giveRole(body: NewRoleAssignment): Promise<void> {
  await identity.POST("/role-assignments", { body });
}

export async function changeRole(
  id: string,
  body: RoleAssignmentChange,
  version: number,
): Promise<void> {
  await identity.PATCH("/role-assignments/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body,
  });
}

/** Only says what would be given, if it is a dry run. */
export async function copyAccess(
  id: string,
  from_person_id: string,
  dry_run: boolean,
): Promise<CopiedAccess> {
  return bodyOf(
    await identity.POST("/people/{id}/copy-access", {
      params: { path: { id } },
      body: { from_person_id, dry_run },
    }),
  );
}

interface Named {
  id: string;
  name_fr: string;
  name_en: string;
}

/** What an agency has that rights can end at, by name. */
export const scopeOptions = (agency_id: string, scope: Scope, nameOf: (named: Named) => string) =>
  queryOptions({
    queryKey: [PEOPLE, "scope", scope, agency_id, nameOf({ id: "", name_fr: "fr", name_en: "en" })],
    queryFn: async (): Promise<Option[]> => {
      const rows = await everyRow<Row>((cursor) => load(scope, { agency_id, cursor, limit: 200 }));
      return rows.map((row) => ({
        value: row.id,
        label: "name" in row ? row.name : nameOf(row),
      }));
    },
  });

interface Wanted {
  agency_id: string;
  cursor: string | null;
  limit: number;
}

type Row = Named | { id: string; name: string };

async function load(scope: Scope, query: Wanted): Promise<PageOf<Row>> {
  switch (scope) {
    case "department_ids":
      return pageOf(await identity.GET("/departments", { params: { query } }));
    case "program_ids":
      return pageOf(await placements.GET("/programs", { params: { query } }));
    case "site_ids":
      return pageOf(await placements.GET("/sites", { params: { query } }));
    case "service_ids":
      return pageOf(await placements.GET("/services", { params: { query } }));
    case "destination_ids":
      return pageOf(await placements.GET("/destinations", { params: { query } }));
  }
}

/** The programs of a school, and their practicum courses. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, everyRow, type PageOf, pageOf } from "@/api/answers";
import { placements } from "@/api/client";
import type { components } from "@/api/generated/placements";
import type { Values } from "@/parts/form/fields";
import { one, type Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type Program = Schemas["ProgramRow"];
export type Course = Schemas["CourseRow"];

export const PROGRAMS = "programs-kept";

export async function loadPrograms(
  search: Search,
  cursor: string | null,
  agency_id: string | null,
): Promise<PageOf<Program>> {
  return pageOf(
    await placements.GET("/programs", {
      params: {
        query: {
          agency_id,
          discipline: one(search.discipline) ?? null,
          active: one(search.closed) === "true" ? null : true,
          limit: 100,
          cursor,
        },
      },
    }),
  );
}

export async function programNow(id: string): Promise<Program> {
  return bodyOf(await placements.GET("/programs/{id}", { params: { path: { id } } }));
}

export async function courseNow(id: string): Promise<Course> {
  return bodyOf(await placements.GET("/courses/{id}", { params: { path: { id } } }));
}

export const programDetail = (id: string) =>
  queryOptions({ queryKey: [PROGRAMS, "program", id], queryFn: () => programNow(id) });

export const coursesOf = (program_id: string) =>
  queryOptions({
    queryKey: [PROGRAMS, "courses", program_id],
    queryFn: (): Promise<Course[]> =>
      everyRow(async (cursor) =>
        pageOf(
          await placements.GET("/courses", {
            params: { query: { program_id, active: null, cursor, limit: 200 } },
          }),
        ),
      ),
  });

export async function addProgram(values: Values): Promise<Program> {
  return bodyOf(await placements.POST("/programs", { body: values as never }));
}

export async function changeProgram(id: string, values: Values, version: number): Promise<void> {
  await placements.PATCH("/programs/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body: values as never,
  });
}

export async function addCourse(values: Values): Promise<void> {
  await placements.POST("/courses", { body: values as never });
}

export async function changeCourse(id: string, values: Values, version: number): Promise<void> {
  await placements.PATCH("/courses/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body: values as never,
  });
}

/** Writing a request: what may be chosen, the draft as it is sent, and how it would arrive. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, everyRow, pageOf } from "@/api/answers";
import { placements } from "@/api/client";
import type { components } from "@/api/generated/placements";
import type { Values } from "@/parts/form/fields";
import { REQUESTS, type RequestDetail } from "./requests";

type Schemas = components["schemas"];
type Moved = Schemas["MovedRequest"];
const PAGE = 200;

export const programsOf = (agencyId: string) =>
  queryOptions({
    queryKey: ["programs", agencyId],
    queryFn: () =>
      everyRow(async (cursor) => {
        const query = { agency_id: agencyId, limit: PAGE, cursor };
        return pageOf(await placements.GET("/programs", { params: { query } }));
      }),
  });

export const coursesOf = (programId: string) =>
  queryOptions({
    queryKey: ["courses", programId],
    queryFn: () =>
      everyRow(async (cursor) => {
        const query = { program_id: programId, limit: PAGE, cursor };
        return pageOf(await placements.GET("/courses", { params: { query } }));
      }),
  });

/** Online or on paper, and why; of the destination asked for, or of another one. */
export const channelTo = (id: string, destinationId: string | null) =>
  queryOptions({
    queryKey: [REQUESTS, "channel", id, destinationId],
    queryFn: async () =>
      bodyOf(
        await placements.GET("/placement-requests/{id}/channel", {
          params: { path: { id }, query: { destination_id: destinationId } },
        }),
      ),
  });

const NOTHING: Values = {
  program_id: "",
  course_id: "",
  placement_type: "group",
  site_id: "",
  service_id: "",
  destination_id: "",
  starts_on: "",
  ends_on: "",
  students: null,
  shifts: null,
  hours_per_student: "",
  release_on: "",
};

/** What the form begins with: nothing, a draft, or a request to copy. */
export function writtenIn(request: RequestDetail | null): Values {
  if (!request) return NOTHING;
  return {
    program_id: request.program.id,
    course_id: request.course?.id ?? "",
    placement_type: request.placement_type,
    site_id: request.site.id,
    service_id: request.service.id,
    destination_id: request.destination.id,
    starts_on: request.starts_on,
    ends_on: request.ends_on,
    students: request.students,
    shifts: request.shifts,
    hours_per_student: request.hours_per_student,
    release_on: request.release_on ?? "",
  };
}

/** A site is only how one finds a unit; the service knows it by the unit. */
export function bodyFrom(values: Values): Schemas["PlacementRequestBody"] {
  const { site_id: _found, ...rest } = values;
  const filled = Object.entries(rest).filter(([, value]) => value !== "" && value !== null);
  return Object.fromEntries(filled) as unknown as Schemas["PlacementRequestBody"];
}

export async function addRequest(values: Values): Promise<Moved> {
  return bodyOf(await placements.POST("/placement-requests", { body: bodyFrom(values) }));
}

export async function rewriteRequest(id: string, version: number, values: Values): Promise<Moved> {
  const answered = await placements.PUT("/placement-requests/{id}", {
    params: { path: { id }, header: basedOn(version) },
    body: bodyFrom(values),
  });
  return bodyOf(answered);
}

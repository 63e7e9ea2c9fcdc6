/** Rate schedules: drawn up, given rates, published, retired. */
import { queryOptions } from "@tanstack/react-query";
import { basedOn, bodyOf, type PageOf, pageOf, versionOf } from "@/api/answers";
import { billing } from "@/api/client";
import type { components } from "@/api/generated/billing";
import type { Values } from "@/parts/form/fields";
import type { Search } from "@/parts/list/search";

type Schemas = components["schemas"];
export type ScheduleRow = Schemas["RateScheduleRow"];
export type Rate = Schemas["RateDetail"];
export type NewRate = Schemas["NewRate"];
export type Basis = Schemas["Basis"];
export type Schedule = Schemas["RateScheduleDetail"] & { version: number };

export const SCHEDULES = "rate-schedules";
const PAGE = 100;

export async function loadSchedules(
  _: Search,
  cursor: string | null,
): Promise<PageOf<ScheduleRow>> {
  const query = { limit: PAGE, cursor };
  return pageOf(await billing.GET("/rate-schedules", { params: { query } }));
}

export async function scheduleNow(id: string): Promise<Schedule> {
  const answered = await billing.GET("/rate-schedules/{id}", { params: { path: { id } } });
  return { ...bodyOf(answered), version: versionOf(answered) };
}

export const scheduleDetail = (id: string) =>
  queryOptions({ queryKey: [SCHEDULES, "one", id], queryFn: () => scheduleNow(id) });

export async function drawUp(values: Values): Promise<string> {
  return bodyOf(await billing.POST("/rate-schedules", { body: values as never })).id;
}

/** The service replaces everything that a draft says: what is not changed is said again. */
export async function redraw(schedule: Schedule, values: Values, version: number): Promise<void> {
  const { name, effective_from, effective_to, rates } = schedule;
  await billing.PUT("/rate-schedules/{id}", {
    params: { path: { id: schedule.id }, header: basedOn(version) },
    body: {
      name,
      effective_from,
      effective_to,
      ...values,
      rates: rates.map(({ id: _id, ...rate }) => rate),
    } as never,
  });
}

const params = ({ id, version }: Schedule) => ({ path: { id }, header: basedOn(version) });

export async function publish(schedule: Schedule): Promise<void> {
  await billing.POST("/rate-schedules/{id}/publish", { params: params(schedule) });
}

export async function retire(schedule: Schedule, last_day: string): Promise<void> {
  await billing.POST("/rate-schedules/{id}/retire", {
    params: params(schedule),
    body: { last_day },
  });
}

export async function discard(schedule: Schedule): Promise<void> {
  await billing.DELETE("/rate-schedules/{id}", { params: params(schedule) });
}

export async function addRate({ id, version }: Schedule, body: NewRate): Promise<void> {
  await billing.POST("/rate-schedules/{schedule_id}/rates", {
    params: { path: { schedule_id: id }, header: basedOn(version) },
    body,
  });
}

export async function removeRate({ id, version }: Schedule, rate_id: string): Promise<void> {
  await billing.DELETE("/rate-schedules/{schedule_id}/rates/{rate_id}", {
    params: { path: { schedule_id: id, rate_id }, header: basedOn(version) },
  });
}

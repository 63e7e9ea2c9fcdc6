/** The events that an endpoint can choose among, as the service's document lists them. */
import type { components } from "@/api/generated/notifications";

export type EventType = NonNullable<
  components["schemas"]["NewWebhookEndpoint"]["event_types"]
>[number];

const EACH: Record<EventType, true> = {
  "placements.placement_request_created.v1": true,
  "placements.placement_request_held.v1": true,
  "placements.placement_request_sent.v1": true,
  "placements.placement_request_redirected.v1": true,
  "placements.placement_request_accepted_by_destination.v1": true,
  "placements.placement_request_declined_by_destination.v1": true,
  "placements.placement_request_waitlisted.v1": true,
  "placements.placement_request_accepted.v1": true,
  "placements.placement_request_declined.v1": true,
  "placements.placement_request_supervisors_assigned.v1": true,
  "placements.placement_request_instructors_assigned.v1": true,
  "placements.placement_request_confirmed.v1": true,
  "placements.placement_request_withdrawn.v1": true,
  "placements.placement_request_cancelled.v1": true,
};

export const EVENT_TYPES = Object.keys(EACH) as EventType[];

/** `accepted` of `placements.placement_request_accepted.v1`. */
export function whatHappened(type: string): string {
  const name = type.split(".").at(-2) ?? type;
  return name.replace(/^placement_request_/, "");
}

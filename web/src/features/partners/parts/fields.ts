/** What an endpoint is asked for, and what its events are called. */
import type { Field } from "@/parts/form/fields";
import { EVENT_TYPES, whatHappened } from "../data/events";

export type Translate = (key: string, values?: Record<string, unknown>) => string;

export function endpointFields(t: Translate): readonly Field[] {
  return [
    { name: "url", label: t("url"), description: t("urlHint"), kind: "text", required: true },
    { name: "description", label: t("description"), description: t("whatFor"), kind: "text" },
    {
      name: "event_types",
      label: t("events"),
      description: t("eventsHint"),
      kind: "many",
      options: EVENT_TYPES.map((type) => ({ value: type, label: eventName(type, t) })),
    },
  ];
}

/** A type that this version does not know speaks for itself. */
export function eventName(type: string, t: Translate): string {
  return t(`event.${whatHappened(type)}`, { defaultValue: type });
}

export function eventNames(types: readonly string[] | null, t: Translate): string {
  return types ? types.map((type) => eventName(type, t)).join(", ") : t("everyEvent");
}

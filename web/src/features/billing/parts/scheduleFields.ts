/** What a schedule and a rate are asked for. */
import type { Field, Value, Values } from "@/parts/form/fields";
import type { Basis, NewRate } from "../data/schedules";
import { centsOf } from "./money";

export type Translate = (key: string, values?: Record<string, unknown>) => string;

export const BASES = [
  "per_placement",
  "per_student_placement",
  "per_shift",
  "per_student_hour",
  "per_supervision_hour",
] as const satisfies readonly Basis[];

export function scheduleFields(t: Translate): Field[] {
  return [
    { name: "name", label: t("schedule.name"), kind: "text", required: true },
    {
      name: "effective_from",
      label: t("schedule.from"),
      description: t("schedule.days"),
      kind: "day",
      required: true,
    },
    {
      name: "effective_to",
      label: t("schedule.until"),
      description: t("schedule.open"),
      kind: "day",
    },
  ];
}

export interface Choices {
  programs: readonly { value: string; label: string }[];
  disciplines: readonly string[];
}

export function rateFields(t: Translate, { programs, disciplines }: Choices): Field[] {
  return [
    {
      name: "basis",
      label: t("basis"),
      kind: "choice",
      required: true,
      options: BASES.map((basis) => ({ value: basis, label: t(`bases.${basis}`) })),
    },
    { name: "dollars", label: t("rateOf.amount"), kind: "number", required: true },
    {
      name: "program_id",
      label: t("rateOf.program"),
      description: t("rateOf.every"),
      kind: "choice",
      options: programs,
    },
    {
      name: "discipline",
      label: t("rateOf.discipline"),
      description: t("rateOf.every"),
      kind: "choice",
      options: disciplines.map((code) => ({ value: code, label: code })),
    },
    {
      name: "placement_type",
      label: t("rateOf.type"),
      description: t("rateOf.every"),
      kind: "choice",
      options: ["group", "individual"].map((value) => ({ value, label: t(`types.${value}`) })),
    },
    { name: "min_units", label: t("rateOf.least"), kind: "number" },
    { name: "max_units", label: t("rateOf.most"), kind: "number" },
  ];
}

/** As the service takes it: cents, and numbers with decimals as texts. */
export function rateFrom({ dollars, min_units, max_units, ...rest }: Values): NewRate {
  return {
    ...rest,
    amount_minor: centsOf(Number(dollars)),
    min_units: asText(min_units),
    max_units: asText(max_units),
  } as NewRate;
}

function asText(value: Value | undefined): string | null {
  return typeof value === "number" ? String(value) : null;
}

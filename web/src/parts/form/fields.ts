/** What a form asks for, said as data: most records are names, places and choices. */

export type Value = string | number | boolean | null | readonly string[];
export type Values = Record<string, Value>;

export interface Option {
  value: string;
  label: string;
}

export interface Field {
  name: string;
  label: string;
  kind: "text" | "number" | "choice" | "many" | "flag" | "day";
  required?: boolean;
  description?: string;
  options?: readonly Option[];
}

/** What a person sees of a value, as where two versions are compared. */
export function shownValue(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || typeof value === "boolean") return value ? "✓" : "";
  const named = (each: unknown) =>
    field.options?.find((option) => option.value === each)?.label ?? String(each);
  return Array.isArray(value) ? value.map(named).join(", ") : named(value);
}

/** What is left empty is nothing, and not an empty name. */
export function asSent(fields: readonly Field[], values: Values): Values {
  return Object.fromEntries(fields.map(({ name }) => [name, emptied(values[name])]));
}

/** What differs from the record: what somebody else changed meanwhile is not undone by the way. */
export function changesTo(fields: readonly Field[], record: object, values: Values): Values {
  const [was, is] = [asSent(fields, valuesOf(fields, record)), asSent(fields, values)];
  return Object.fromEntries(
    Object.entries(is).filter(([name, value]) => !areSame(was[name], value)),
  );
}

export function areSame(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function emptied(value: Value | undefined): Value {
  if (Array.isArray(value)) return value.length === 0 ? null : value.toSorted();
  if (typeof value !== "string") return value ?? null;
  return value.trim() === "" ? null : value.trim();
}

/** The part of a record that a form asks for. */
export function valuesOf(fields: readonly Field[], record: object): Values {
  const known = record as Values;
  return Object.fromEntries(fields.map(({ name, kind }) => [name, known[name] ?? nothingOf(kind)]));
}

function nothingOf(kind: Field["kind"]): Value {
  if (kind === "many") return [];
  return kind === "flag" ? false : "";
}

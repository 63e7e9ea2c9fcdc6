/** What a staff record asks for. */
import type { components } from "@/api/generated/identity";
import type { Field, Option, Values } from "@/parts/form/fields";
import type { Person, PersonChange } from "../data/people";
import { type PhoneTexts, phonesOf, textsOf } from "../data/phones";
import { optionsOf, STAFF_ROLES } from "./choices";

type Translate = (key: string) => string;
type StaffRole = components["schemas"]["StaffRole"];

interface Choices {
  t: Translate;
  roleName: (role: string) => string;
  departments: readonly Option[];
}

export function personFields({ t, roleName, departments }: Choices): readonly Field[] {
  return [
    { name: "first_name", label: t("firstName"), kind: "text", required: true },
    { name: "last_name", label: t("lastName"), kind: "text", required: true },
    {
      name: "roles",
      label: t("roles"),
      description: t("rolesWhat"),
      kind: "many",
      required: true,
      options: optionsOf(STAFF_ROLES, roleName),
    },
    { name: "title", label: t("jobTitle"), kind: "text" },
    { name: "department_id", label: t("department"), kind: "choice", options: departments },
    {
      name: "language",
      label: t("language"),
      kind: "choice",
      required: true,
      options: optionsOf(["fr", "en"] as const, (code) => t(`languages.${code}`)),
    },
    { name: "email", label: t("email"), description: t("emailWhat"), kind: "text" },
    {
      name: "direct_email",
      label: t("directEmail"),
      description: t("directEmailWhat"),
      kind: "text",
    },
    { name: "work_phone", label: t("workPhone"), kind: "text" },
    { name: "work_extension", label: t("extension"), kind: "text" },
    { name: "mobile_phone", label: t("mobilePhone"), kind: "text" },
  ];
}

/** The record as the form shows it: its telephones as fields of their own. */
export const flat = (person: Person) => ({ ...person, ...textsOf(person.phones) });

const PHONES = ["work_phone", "work_extension", "mobile_phone"] as const;

/** What the form says, as the service takes it; telephones only where one of them changed. */
export function asChange(values: Values, before: Person | null): PersonChange {
  const { work_phone, work_extension, mobile_phone, ...others } = values;
  const touched = PHONES.some((name) => name in values);
  const known: PhoneTexts = textsOf(before?.phones ?? []);
  const said = { work_phone, work_extension, mobile_phone };
  const texts = Object.fromEntries(
    PHONES.map((name) => [name, name in values ? String(said[name] ?? "") : known[name]]),
  );
  return {
    ...(others as PersonChange),
    ...(touched && { phones: phonesOf(texts as unknown as PhoneTexts, before?.phones ?? []) }),
    ...("roles" in values && { roles: (values.roles ?? []) as StaffRole[] }),
  };
}

/** What a program and a course are asked for. */
import type { Field, Option } from "@/parts/form/fields";

type Translate = (key: string) => string;

export function programFields(t: Translate, departments: readonly Option[]): readonly Field[] {
  return [
    { name: "name_fr", label: t("nameFr"), kind: "text", required: true },
    { name: "name_en", label: t("nameEn"), kind: "text", required: true },
    {
      name: "discipline",
      label: t("discipline"),
      description: t("disciplineWhat"),
      kind: "text",
      required: true,
    },
    { name: "department_id", label: t("department"), kind: "choice", options: departments },
  ];
}

/** A program that exists may end; one that begins is in use. */
export function changedProgramFields(
  t: Translate,
  departments: readonly Option[],
): readonly Field[] {
  return [...programFields(t, departments), { name: "active", label: t("active"), kind: "flag" }];
}

export function courseFields(t: Translate): readonly Field[] {
  return [
    { name: "code", label: t("code"), kind: "text", required: true },
    { name: "name_fr", label: t("nameFr"), kind: "text", required: true },
    { name: "name_en", label: t("nameEn"), kind: "text", required: true },
    { name: "default_hours", label: t("hours"), kind: "number" },
  ];
}

export function changedCourseFields(t: Translate): readonly Field[] {
  return [...courseFields(t), { name: "active", label: t("active"), kind: "flag" }];
}

/** What an agency and a department are asked for. */
import type { Field } from "@/parts/form/fields";
import { PROVINCES } from "../data/provinces";

type Translate = (key: string) => string;

export const KINDS = ["placing", "receiving", "both"] as const;

export function agencyFields(t: Translate): readonly Field[] {
  return [
    { name: "name_fr", label: t("nameFr"), kind: "text", required: true },
    { name: "name_en", label: t("nameEn"), kind: "text", required: true },
    { name: "short_name", label: t("shortName"), kind: "text", required: true },
    { name: "kind", label: t("kind"), kind: "choice", required: true, options: kindOptions(t) },
    {
      name: "province",
      label: t("province"),
      kind: "choice",
      required: true,
      options: provinceOptions(t),
    },
    { name: "region", label: t("region"), kind: "text" },
  ];
}

export function departmentFields(t: Translate): readonly Field[] {
  return [
    { name: "name_fr", label: t("nameFr"), kind: "text", required: true },
    { name: "name_en", label: t("nameEn"), kind: "text", required: true },
    {
      name: "supervisor_word_fr",
      label: t("supervisorFr"),
      description: t("supervisorWhat"),
      kind: "text",
    },
    { name: "supervisor_word_en", label: t("supervisorEn"), kind: "text" },
    { name: "street", label: t("street"), kind: "text" },
    { name: "city", label: t("city"), kind: "text" },
    { name: "postal_code", label: t("postalCode"), kind: "text" },
  ];
}

export const kindOptions = (t: Translate) =>
  KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }));

export const provinceOptions = (t: Translate) =>
  PROVINCES.map((province) => ({ value: province, label: t(`provinces.${province}`) }));

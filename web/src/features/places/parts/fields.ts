/** What a site, a service and a destination are asked for. */
import { PROVINCES } from "@/features/agencies/data/provinces";
import type { Field, Option } from "@/parts/form/fields";
import type { FacilityType } from "../data/sites";

type Translate = (key: string) => string;

export const FACILITIES: readonly FacilityType[] = [
  "hospital",
  "residential_care",
  "ambulatory_care",
];

export function siteFields(t: Translate): readonly Field[] {
  return [
    { name: "name", label: t("name"), kind: "text", required: true },
    {
      name: "facility_type",
      label: t("facility"),
      kind: "choice",
      options: FACILITIES.map((value) => ({ value, label: t(`facilities.${value}`) })),
    },
    { name: "street", label: t("street"), kind: "text" },
    { name: "city", label: t("city"), kind: "text" },
    {
      name: "province",
      label: t("province"),
      kind: "choice",
      required: true,
      options: PROVINCES.map((code) => ({ value: code, label: code })),
    },
    { name: "postal_code", label: t("postalCode"), kind: "text" },
  ];
}

export function serviceFields(t: Translate): readonly Field[] {
  return [
    { name: "name_fr", label: t("nameFr"), kind: "text", required: true },
    { name: "name_en", label: t("nameEn"), kind: "text", required: true },
  ];
}

export function destinationFields(t: Translate, services: readonly Option[]): readonly Field[] {
  return [
    { name: "name", label: t("name"), kind: "text", required: true },
    { name: "short_name", label: t("shortName"), kind: "text", required: true },
    {
      name: "service_ids",
      label: t("services"),
      kind: "many",
      required: true,
      options: services,
    },
  ];
}

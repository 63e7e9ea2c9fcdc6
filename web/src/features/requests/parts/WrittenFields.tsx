/** The fields of a request, each offering what the one before it leaves to choose. */
import { SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/language/language";
import { FieldInput } from "@/parts/form/FieldInput";
import type { Field, Values } from "@/parts/form/fields";
import type { Form } from "@/parts/form/useForm";
import { useActiveRole } from "@/session/useSession";
import { destinationsAt, servicesAt } from "../data/places";
import { coursesOf, programsOf } from "../data/writing";
import { FindSite } from "./FindSite";

interface Bilingual {
  id: string;
  name_fr: string;
  name_en: string;
}

export function WrittenFields({ form }: { form: Form<Values> }) {
  const { t } = useTranslation("requests");
  const program = String(form.values.program_id ?? "");
  const site = String(form.values.site_id ?? "");
  const service = form.values.service_id;
  const agency = useActiveRole().agency_id ?? "";
  const { data: programs = [] } = useQuery({ ...programsOf(agency), enabled: agency !== "" });
  const { data: courses = [] } = useQuery({ ...coursesOf(program), enabled: program !== "" });
  const { data: services = [] } = useQuery({ ...servicesAt(site), enabled: site !== "" });
  const { data: units = [] } = useQuery({ ...destinationsAt(site), enabled: site !== "" });
  const fitting = units.filter((unit) => !service || unit.service_ids.includes(String(service)));
  const chooseSite = (id: string) => {
    form.set("site_id", id);
    form.set("service_id", "");
    form.set("destination_id", "");
  };
  const study: Field[] = [
    choice("program_id", t("program"), named(programs), true),
    choice("course_id", t("course"), named(courses)),
    choice("placement_type", t("type"), types(), true),
  ];
  const place: Field[] = [
    choice("service_id", t("service"), named(services)),
    choice(
      "destination_id",
      t("destination"),
      fitting.map((unit) => ({ value: unit.id, label: unit.name })),
      true,
    ),
  ];
  const load: Field[] = [
    { name: "starts_on", label: t("starts"), kind: "day", required: true },
    { name: "ends_on", label: t("ends"), kind: "day", required: true },
    { name: "students", label: t("students"), kind: "number", required: true },
    { name: "shifts", label: t("shifts"), kind: "number", required: true },
    { name: "hours_per_student", label: t("hours"), kind: "text", required: true },
    { name: "release_on", label: t("release"), description: t("releaseHint"), kind: "day" },
  ];
  return (
    <>
      {grid(study)}
      <FindSite value={site} onChange={chooseSite} />
      {grid(place)}
      {grid(load)}
    </>
  );

  function grid(fields: readonly Field[]) {
    return (
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {fields.map((field) => (
          <FieldInput key={field.name} field={field} form={form} />
        ))}
      </SimpleGrid>
    );
  }

  function types() {
    return [
      { value: "group", label: t("types.group") },
      { value: "individual", label: t("types.individual") },
    ];
  }
}

function choice(
  name: string,
  label: string,
  options: { value: string; label: string }[],
  required = false,
): Field {
  return { name, label, kind: "choice", options, required };
}

function named(rows: readonly Bilingual[]) {
  const french = currentLanguage() === "fr-CA";
  return rows.map((row) => ({ value: row.id, label: french ? row.name_fr : row.name_en }));
}

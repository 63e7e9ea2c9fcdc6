/** A staff record is added, once it is sure that the person has none yet. */
import { Stack, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AGENCIES, loadAgencies } from "@/features/agencies/data/agencies";
import { currentLanguage } from "@/language/language";
import { FieldInput } from "@/parts/form/FieldInput";
import { FormShell } from "@/parts/form/FormShell";
import { asSent, type Field, type Values, valuesOf } from "@/parts/form/fields";
import { useForm } from "@/parts/form/useForm";
import { tellDone } from "@/parts/states/tell";
import { useActiveRole } from "@/session/useSession";
import { addPerson, type Candidate, type NewPerson, PEOPLE, peopleAlike } from "../data/people";
import { AlikePeople } from "../parts/AlikePeople";
import { useRoleName } from "../parts/choices";
import { asChange, personFields } from "../parts/personFields";
import { useOwnDepartments } from "../parts/useOwnDepartments";

export function NewPersonPage() {
  const { t } = useTranslation("people");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [alike, setAlike] = useState<readonly Candidate[]>([]);
  const { fields, agencyOf } = useFields();
  const form = useForm<Values>({
    initial: { ...valuesOf(fields, { language: currentLanguage().slice(0, 2) }) },
    save: async (values) => {
      const person = asBody(values);
      const { email = null, ...named } = person;
      const found = await peopleAlike({ ...named, email });
      setAlike(found);
      if (found.length > 0) throw new NotAsked();
      await add(person);
    },
  });
  return (
    <Stack maw={640}>
      <Title order={1} size="h2">
        {t("add")}
      </Title>
      <FormShell
        form={{ ...form, failure: alike.length > 0 ? null : form.failure }}
        submitLabel={t("add")}
        onCancel={() => navigate({ to: "/people" })}
      >
        {fields.map((field) => (
          <FieldInput key={field.name} field={field} form={form} />
        ))}
        {alike.length > 0 && (
          <AlikePeople
            candidates={alike}
            busy={form.busy}
            onAnother={() =>
              form.submitWith((values) => add({ ...asBody(values), confirmed_not_duplicate: true }))
            }
          />
        )}
      </FormShell>
    </Stack>
  );

  function asBody(values: Values): NewPerson {
    const sent = asSent(fields, values);
    const { agency_id: _, ...facts } = sent;
    return { ...asChange(facts, null), agency_id: agencyOf(sent) } as NewPerson;
  }

  async function add(person: NewPerson): Promise<void> {
    setAlike([]);
    const { id } = await addPerson(person);
    tellDone(t("saved"));
    await queries.invalidateQueries({ queryKey: [PEOPLE] });
    await navigate({ to: `/people/${id}` });
  }
}

/** Not a failure: the records that are alike stand below the form. */
class NotAsked extends Error {}

/** Whoever looks after every agency says whose record it is. */
function useFields() {
  const { t } = useTranslation("people");
  const roleName = useRoleName();
  const departments = useOwnDepartments();
  const { role, agency_id } = useActiveRole();
  const forAll = role === "administrator";
  const { data } = useQuery({
    queryKey: [AGENCIES, "all"],
    queryFn: () => loadAgencies({}, null),
    enabled: forAll,
  });
  const french = currentLanguage() === "fr-CA";
  const agency: Field = {
    name: "agency_id",
    label: t("agency"),
    kind: "choice",
    required: true,
    options: (data?.rows ?? []).map((row) => ({
      value: row.id,
      label: french ? row.name_fr : row.name_en,
    })),
  };
  const fields = personFields({ t, roleName, departments });
  return {
    fields: forAll ? [agency, ...fields] : fields,
    agencyOf: (values: Values) => (forAll ? String(values.agency_id) : agency_id),
  };
}

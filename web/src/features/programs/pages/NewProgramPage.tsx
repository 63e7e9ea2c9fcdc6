/** A program begins at one's school. */
import { Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useOwnDepartments } from "@/features/people/parts/useOwnDepartments";
import { RecordForm } from "@/parts/form/RecordForm";
import { tellDone } from "@/parts/states/tell";
import { useActiveRole } from "@/session/useSession";
import { addProgram, PROGRAMS } from "../data/programs";
import { programFields } from "../parts/fields";

export function NewProgramPage() {
  const { t } = useTranslation("programs");
  const { agency_id } = useActiveRole();
  const departments = useOwnDepartments();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <Stack maw={640}>
      <Title order={1} size="h2">
        {t("add")}
      </Title>
      <RecordForm
        fields={programFields(t, departments)}
        submitLabel={t("add")}
        save={async (values) => {
          const { id } = await addProgram({ ...values, agency_id });
          tellDone(t("saved"));
          await queries.invalidateQueries({ queryKey: [PROGRAMS] });
          await navigate({ to: `/programs/${id}` });
        }}
        onCancel={() => navigate({ to: "/programs" })}
      />
    </Stack>
  );
}

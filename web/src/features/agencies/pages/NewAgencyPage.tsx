/** A school or hospital joins the network. */
import { Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RecordForm } from "@/parts/form/RecordForm";
import { tellDone } from "@/parts/states/tell";
import { AGENCIES, addAgency } from "../data/agencies";
import { agencyFields } from "../parts/fields";

export function NewAgencyPage() {
  const { t } = useTranslation("agencies");
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <Stack maw={640}>
      <Title order={1} size="h2">
        {t("add")}
      </Title>
      <RecordForm
        fields={agencyFields(t)}
        submitLabel={t("add")}
        save={async (values) => {
          const { id } = await addAgency(values);
          tellDone(t("saved"));
          await queries.invalidateQueries({ queryKey: [AGENCIES] });
          await navigate({ to: `/agencies/${id}` });
        }}
        onCancel={() => navigate({ to: "/agencies" })}
      />
    </Stack>
  );
}

/** A site joins one's agency. */
import { Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RecordForm } from "@/parts/form/RecordForm";
import { tellDone } from "@/parts/states/tell";
import { useActiveRole } from "@/session/useSession";
import { addPlace, PLACES } from "../data/sites";
import { siteFields } from "../parts/fields";

export function NewSitePage() {
  const { t } = useTranslation("places");
  const { role, agency_id } = useActiveRole();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <Stack maw={640}>
      <Title order={1} size="h2">
        {t("add.sites")}
      </Title>
      <RecordForm
        fields={siteFields(t)}
        submitLabel={t("add.sites")}
        save={async (values) => {
          const own = role === "administrator" ? null : agency_id;
          const { id } = await addPlace("sites", { ...values, agency_id: own });
          tellDone(t("saved"));
          await queries.invalidateQueries({ queryKey: [PLACES] });
          await navigate({ to: `/sites/${id}` });
        }}
        onCancel={() => navigate({ to: "/sites" })}
      />
    </Stack>
  );
}

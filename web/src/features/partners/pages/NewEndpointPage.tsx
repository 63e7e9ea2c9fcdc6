/** Registers an address, and shows its secret this one time. */
import { Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordForm } from "@/parts/form/RecordForm";
import { ENDPOINTS, register, type WithSecret } from "../data/endpoints";
import { endpointFields } from "../parts/fields";
import { ShowSecret } from "../parts/ShowSecret";

export function NewEndpointPage() {
  const { t } = useTranslation("partners");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [made, setMade] = useState<WithSecret | null>(null);
  return (
    <Stack maw={640}>
      <Title order={1} size="h2">
        {t("add")}
      </Title>
      <RecordForm
        fields={endpointFields(t)}
        submitLabel={t("register")}
        save={async (values) => {
          setMade(await register(values));
          await queries.invalidateQueries({ queryKey: [ENDPOINTS] });
        }}
        onCancel={() => navigate({ to: "/webhooks" })}
      />
      {made && (
        <ShowSecret
          secret={made.secret}
          onClose={() => navigate({ to: `/webhooks/${made.id}`, replace: true })}
        />
      )}
    </Stack>
  );
}

/** A schedule is drawn up as a draft; its rates come next. */
import { Stack, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PROVINCES } from "@/features/agencies/data/provinces";
import type { Field } from "@/parts/form/fields";
import { RecordForm } from "@/parts/form/RecordForm";
import { useActiveRole } from "@/session/useSession";
import { drawUp, SCHEDULES } from "../data/schedules";
import { scheduleFields } from "../parts/scheduleFields";

export function NewSchedulePage() {
  const { t } = useTranslation("billing");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { role } = useActiveRole();
  const province: Field = {
    name: "province",
    label: t("schedule.province"),
    description: t("schedule.provinceHint"),
    kind: "choice",
    required: true,
    options: PROVINCES.map((code) => ({ value: code, label: code })),
  };
  return (
    <Stack maw={640}>
      <Title order={1} size="h2">
        {t("schedule.add")}
      </Title>
      <RecordForm
        fields={[...scheduleFields(t), ...(role === "administrator" ? [province] : [])]}
        submitLabel={t("schedule.drawUp")}
        save={async (values) => {
          const id = await drawUp(values);
          await queries.invalidateQueries({ queryKey: [SCHEDULES] });
          await navigate({ to: `/rate-schedules/${id}` });
        }}
        onCancel={() => navigate({ to: "/rate-schedules" })}
      />
    </Stack>
  );
}

/** What somebody has to know to answer, without leaving the list. */
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { RequestRow } from "../data/requests";

export function RequestPreview({ request }: { request: RequestRow }) {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  return (
    <Stack gap={2}>
      <Text fw={600}>{request.placing_agency.name}</Text>
      <Text>{request.program.name}</Text>
      <Text>{formats.period(request.starts_on, request.ends_on)}</Text>
      <Text>
        {t("load", {
          count: request.students,
          shifts: request.shifts,
          hours: formats.number(request.hours_per_student),
        })}
      </Text>
    </Stack>
  );
}

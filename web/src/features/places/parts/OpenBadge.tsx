/** Whether a place is offered for new requests. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function OpenBadge({ active }: { active: boolean }) {
  const { t } = useTranslation("places");
  return (
    <Badge variant="outline" color={active ? "green" : "gray"}>
      {active ? t("open") : t("closed")}
    </Badge>
  );
}

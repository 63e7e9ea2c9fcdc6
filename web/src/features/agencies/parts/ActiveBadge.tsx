/** Whether an agency or a department is in use. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function ActiveBadge({ active }: { active: boolean }) {
  const { t } = useTranslation("agencies");
  return (
    <Badge variant="outline" color={active ? "green" : "gray"}>
      {active ? t("active") : t("inactive")}
    </Badge>
  );
}

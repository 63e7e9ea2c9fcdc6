/** Whether a program or a course may be named in new requests. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function ActiveBadge({ active }: { active: boolean }) {
  const { t } = useTranslation("programs");
  return (
    <Badge variant="outline" color={active ? "green" : "gray"}>
      {active ? t("active") : t("ended")}
    </Badge>
  );
}

/** Says that there is no network, before anybody loses work to it. */
import { Alert } from "@mantine/core";
import { useNetwork } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

export function OfflineBanner() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  if (online) return null;
  return (
    <Alert role="status" color="yellow" variant="outline" mb="md">
      {t("offline")}
    </Alert>
  );
}

/** How an endpoint fares: a word first, a colour second. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Endpoint } from "../data/endpoints";

export function EndpointBadge({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation("partners");
  if (!endpoint.enabled) {
    const why = endpoint.disabled_because === "only_failures" ? "gaveUp" : "paused";
    return <Badge color={why === "gaveUp" ? "red" : "gray"}>{t(`fares.${why}`)}</Badge>;
  }
  if (endpoint.failing_since) return <Badge color="yellow">{t("fares.failing")}</Badge>;
  return <Badge color="green">{t("fares.well")}</Badge>;
}

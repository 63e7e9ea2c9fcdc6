/** How far a delivery has come: a word first, a colour second. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DeliveryState } from "../data/deliveries";

const COLORS: Record<DeliveryState, string> = {
  due: "blue",
  under_way: "blue",
  delivered: "green",
  failed: "red",
};

export function DeliveryBadge({ state }: { state: DeliveryState }) {
  const { t } = useTranslation("partners");
  return <Badge color={COLORS[state]}>{t(`states.${state}`)}</Badge>;
}

/** Where a person's account stands, as it is computed today. */
import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { AccountState } from "../data/people";

const COLOURS: Record<AccountState, string> = {
  none: "gray",
  invited: "yellow",
  active: "green",
  local_administrator: "blue",
  disabled: "red",
  dormant: "orange",
};

export function AccountBadge({ state }: { state: AccountState | null }) {
  const { t } = useTranslation("people");
  if (state === null) return null;
  return (
    <Badge variant="outline" color={COLOURS[state]}>
      {t(`account.states.${state}`)}
    </Badge>
  );
}

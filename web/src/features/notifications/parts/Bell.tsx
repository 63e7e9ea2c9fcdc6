/** How much is new, on every page; read out to those who do not see the number change. */
import { Badge, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ASKED_EVERY_MS, unreadCount } from "../data/items";
import { useLiveInbox } from "../data/useLiveInbox";

export function Bell() {
  const { t } = useTranslation("notifications");
  const live = useLiveInbox();
  const { data } = useQuery({ ...unreadCount, refetchInterval: live ? false : ASKED_EVERY_MS });
  const count = data?.unread ?? 0;
  return (
    <>
      <Button
        component={Link}
        to="/notifications"
        variant="subtle"
        size="compact-md"
        aria-label={t("bell", { count })}
      >
        <Group gap={4} wrap="nowrap" aria-hidden>
          <BellShape />
          {count > 0 && <Badge circle={count < 10}>{count}</Badge>}
        </Group>
      </Button>
      <span className="visually-hidden" role="status">
        {count > 0 ? t("bell", { count }) : ""}
      </span>
    </>
  );
}

function BellShape() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" aria-hidden>
      <path
        d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 20a2 2 0 0 0 4 0"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** What happened that concerns the person, newest first. */
import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { askEach } from "@/parts/list/bulk";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { tellFailure } from "@/parts/states/tell";
import { ITEMS, type Item, loadItems, markAllRead, markRead } from "../data/items";

export function NotificationsPage() {
  const { t } = useTranslation("notifications");
  const formats = useFormats();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: [ITEMS] });
  const all = useMutation({ mutationFn: markAllRead, onError: tellFailure, onSettled: again });
  const list = useMemo(
    (): ListDefinition<Item> => ({
      name: ITEMS,
      columns: [
        {
          id: "title",
          header: t("what"),
          cell: (row) => (
            <Text span fw={row.read_at ? 400 : 700} lang={row.language}>
              {row.title}
            </Text>
          ),
        },
        {
          id: "text",
          header: t("text"),
          cell: (row) => <span lang={row.language}>{row.text}</span>,
        },
        { id: "at", header: t("at"), cell: (row) => formats.moment(row.created_at) },
        { id: "read", header: t("state"), cell: (row) => (row.read_at ? t("read") : t("unread")) },
      ],
      filters: [{ id: "unread", label: t("unreadOnly"), kind: "flag" }],
      load: loadItems,
      rowId: (row) => row.id,
      rowName: (row) => row.title,
      rowAddress: (row) =>
        row.placement_request_id ? `/requests/${row.placement_request_id}` : "/notifications",
      bulk: [
        {
          id: "read",
          label: t("markRead"),
          explain: (rows) => t("whatMarkRead", { count: rows.length }),
          allows: (row) => !row.read_at,
          run: (rows) => askEach(rows, (row) => markRead(row.id)),
        },
      ],
      emptyHint: t("emptyHint"),
    }),
    [t, formats],
  );
  const readAll = (
    <Button variant="default" loading={all.isPending} onClick={() => all.mutate()}>
      {t("markAllRead")}
    </Button>
  );
  return <ListPage title={t("title")} list={list} actions={readAll} />;
}

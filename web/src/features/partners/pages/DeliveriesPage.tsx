/** What was sent to the agency's systems, newest first; what failed can be sent again. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, useFormats } from "@/language/formats";
import { askEach } from "@/parts/list/bulk";
import type { Column, ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { DELIVERIES, type Delivery, loadDeliveries, resend, STATES } from "../data/deliveries";
import { allEndpoints } from "../data/endpoints";
import { DeliveryBadge } from "../parts/DeliveryBadge";
import { eventName, type Translate } from "../parts/fields";

export function DeliveriesPage() {
  const { t } = useTranslation("partners");
  const formats = useFormats();
  const { data: endpoints } = useQuery(allEndpoints);
  const list = useMemo((): ListDefinition<Delivery> => {
    const urls = new Map((endpoints ?? []).map(({ id, url }) => [id, url]));
    return {
      name: DELIVERIES,
      columns: columns(t, formats, (id) => urls.get(id) ?? t("removed")),
      filters: [
        {
          id: "endpoint",
          label: t("endpoint"),
          kind: "one",
          options: [...urls].map(([value, label]) => ({ value, label })),
        },
        {
          id: "state",
          label: t("state"),
          kind: "many",
          options: STATES.map((state) => ({ value: state, label: t(`states.${state}`) })),
        },
      ],
      load: loadDeliveries,
      rowId: (row) => row.id,
      rowName: (row) => [eventName(row.type, t), row.reference].filter(Boolean).join(" "),
      rowAddress: (row) => `/webhook-deliveries/${row.id}`,
      bulk: [
        {
          id: "resend",
          label: t("resend.do"),
          explain: (rows) => t("resend.many", { count: rows.length }),
          allows: (row) => row.state !== "under_way",
          run: (rows) => askEach(rows, (row) => resend(row.id)),
        },
      ],
      emptyHint: t("noDeliveries"),
    };
  }, [t, formats, endpoints]);
  return <ListPage title={t("log")} list={list} />;
}

function columns(
  t: Translate,
  formats: Formats,
  urlOf: (id: string) => string,
): Column<Delivery>[] {
  return [
    { id: "event", header: t("what"), cell: (row) => eventName(row.type, t) },
    { id: "reference", header: t("reference"), cell: (row) => row.reference ?? "" },
    { id: "state", header: t("state"), cell: (row) => <DeliveryBadge state={row.state} /> },
    { id: "endpoint", header: t("endpoint"), cell: (row) => urlOf(row.endpoint_id) },
    {
      id: "attempts",
      header: t("attempts"),
      cell: (row) => formats.number(row.attempts),
      align: "right",
    },
    {
      id: "answer",
      header: t("answer"),
      cell: (row) => row.last_status_code ?? row.last_error ?? "",
    },
    { id: "created", header: t("queuedAt"), cell: (row) => formats.moment(row.created_at) },
  ];
}

/** The addresses of the agency's own systems that hear what happens to its requests. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { ENDPOINTS, type Endpoint, loadEndpoints } from "../data/endpoints";
import { EndpointBadge } from "../parts/EndpointBadge";
import { eventNames } from "../parts/fields";

export function EndpointsPage() {
  const { t } = useTranslation("partners");
  const formats = useFormats();
  const list = useMemo(
    (): ListDefinition<Endpoint> => ({
      name: ENDPOINTS,
      columns: [
        { id: "url", header: t("url"), cell: (row) => row.url },
        { id: "description", header: t("description"), cell: (row) => row.description },
        { id: "state", header: t("state"), cell: (row) => <EndpointBadge endpoint={row} /> },
        {
          id: "events",
          header: t("events"),
          cell: (row) =>
            row.event_types ? t("someEvents", { count: row.event_types.length }) : t("everyEvent"),
        },
        {
          id: "names",
          header: t("eventNames"),
          cell: (row) => eventNames(row.event_types, t),
          hidden: true,
        },
        { id: "created", header: t("since"), cell: (row) => formats.moment(row.created_at) },
      ],
      filters: [],
      load: loadEndpoints,
      rowId: (row) => row.id,
      rowName: (row) => row.url,
      rowAddress: (row) => `/webhooks/${row.id}`,
      emptyHint: t("emptyHint"),
    }),
    [t, formats],
  );
  const actions = (
    <>
      <Button component={Link} to="/webhook-deliveries" variant="default">
        {t("log")}
      </Button>
      <Button component={Link} to="/webhooks/new">
        {t("add")}
      </Button>
    </>
  );
  return <ListPage title={t("title")} list={list} actions={actions} />;
}

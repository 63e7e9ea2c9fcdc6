/** All schools and hospitals of the network. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useActiveRole } from "@/session/useSession";
import { AGENCIES, type Agency, loadAgencies } from "../data/agencies";
import { ActiveBadge } from "../parts/ActiveBadge";
import { kindOptions, provinceOptions } from "../parts/fields";
import { useOwnName } from "../parts/useOwnName";

export function AgenciesPage() {
  const { t } = useTranslation("agencies");
  const nameOf = useOwnName();
  const role = useActiveRole();
  const list = useMemo(
    (): ListDefinition<Agency> => ({
      name: AGENCIES,
      columns: [
        { id: "name", header: t("name"), cell: nameOf },
        { id: "short", header: t("shortName"), cell: (row) => row.short_name },
        { id: "kind", header: t("kind"), cell: (row) => t(`kinds.${row.kind}`) },
        { id: "province", header: t("province"), cell: (row) => t(`provinces.${row.province}`) },
        { id: "region", header: t("region"), cell: (row) => row.region ?? "" },
        { id: "state", header: t("state"), cell: (row) => <ActiveBadge active={row.active} /> },
      ],
      filters: [
        { id: "q", label: t("name"), kind: "text" },
        { id: "kind", label: t("kind"), kind: "one", options: kindOptions(t) },
        { id: "province", label: t("province"), kind: "one", options: provinceOptions(t) },
        { id: "closed", label: t("closedToo"), kind: "flag" },
      ],
      load: loadAgencies,
      rowId: (row) => row.id,
      rowName: nameOf,
      rowAddress: (row) => `/agencies/${row.id}`,
    }),
    [t, nameOf],
  );
  const add = (
    <Button component={Link} to="/agencies/new">
      {t("add")}
    </Button>
  );
  return (
    <ListPage title={t("title")} list={list} actions={role.role === "administrator" ? add : null} />
  );
}

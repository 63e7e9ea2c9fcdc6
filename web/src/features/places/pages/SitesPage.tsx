/** The sites where placements happen: one's own agency's, or all of the network's. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PROVINCES } from "@/features/agencies/data/provinces";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useActiveRole } from "@/session/useSession";
import { loadSites, PLACES, type Site } from "../data/sites";
import { OpenBadge } from "../parts/OpenBadge";

export function SitesPage() {
  const { t } = useTranslation("places");
  const { role, agency_id } = useActiveRole();
  const forAll = role === "administrator";
  const list = useMemo(
    (): ListDefinition<Site> => ({
      name: PLACES,
      columns: [
        { id: "name", header: t("name"), cell: (row) => row.name },
        {
          id: "facility",
          header: t("facility"),
          cell: (row) => row.facility_type && t(`facilities.${row.facility_type}`),
        },
        { id: "city", header: t("city"), cell: (row) => row.city },
        { id: "province", header: t("province"), cell: (row) => row.province },
        { id: "state", header: t("state"), cell: (row) => <OpenBadge active={row.active} /> },
      ],
      filters: [
        { id: "name", label: t("name"), kind: "text" },
        { id: "city", label: t("city"), kind: "text" },
        {
          id: "province",
          label: t("province"),
          kind: "one",
          options: PROVINCES.map((code) => ({ value: code, label: code })),
        },
        { id: "closed", label: t("closedToo"), kind: "flag" },
      ],
      load: (search, cursor) => loadSites(search, cursor, forAll ? null : agency_id),
      rowId: (row) => row.id,
      rowName: (row) => row.name,
      rowAddress: (row) => `/sites/${row.id}`,
    }),
    [t, forAll, agency_id],
  );
  const add = (
    <Button component={Link} to="/sites/new">
      {t("add.sites")}
    </Button>
  );
  return <ListPage title={t("sites")} list={list} actions={add} />;
}

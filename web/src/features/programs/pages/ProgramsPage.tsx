/** The programs of one's school, or of every school. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { useActiveRole } from "@/session/useSession";
import { loadPrograms, PROGRAMS, type Program } from "../data/programs";
import { ActiveBadge } from "../parts/ActiveBadge";
import { nameOf } from "../parts/nameOf";

export function ProgramsPage() {
  const { t } = useTranslation("programs");
  const { role, agency_id } = useActiveRole();
  const forAll = role === "administrator";
  const list = useMemo(
    (): ListDefinition<Program> => ({
      name: PROGRAMS,
      columns: [
        { id: "name", header: t("name"), cell: nameOf },
        { id: "discipline", header: t("discipline"), cell: (row) => row.discipline },
        { id: "state", header: t("state"), cell: (row) => <ActiveBadge active={row.active} /> },
      ],
      filters: [
        { id: "discipline", label: t("discipline"), kind: "text" },
        { id: "closed", label: t("endedToo"), kind: "flag" },
      ],
      load: (search, cursor) => loadPrograms(search, cursor, forAll ? null : agency_id),
      rowId: (row) => row.id,
      rowName: nameOf,
      rowAddress: (row) => `/programs/${row.id}`,
    }),
    [t, forAll, agency_id],
  );
  const add = !forAll && (
    <Button component={Link} to="/programs/new">
      {t("add")}
    </Button>
  );
  return <ListPage title={t("title")} list={list} actions={add} />;
}

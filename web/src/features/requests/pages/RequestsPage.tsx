/** Inbox and outbox: the requests of which a person may know. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, useFormats } from "@/language/formats";
import type { BulkAction, Column, Filter, ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { type Statuses, useStatuses } from "@/parts/status/useStatuses";
import { useActiveRole } from "@/session/useSession";
import { allows, DANGEROUS, type MoveDetails, move, moveMany, type PlainMove } from "../data/moves";
import { loadRequests, REQUESTS, type RequestRow } from "../data/requests";
import { MoveDialog } from "../parts/MoveDialog";
import { RequestPreview } from "../parts/RequestPreview";
import { StatusBadge } from "../parts/StatusBadge";

/** Moves that many requests take at once, by a yes or by one reason for all of them. */
const IN_BULK = [
  "send",
  "accept_for_destination",
  "decline_for_destination",
  "accept",
  "decline",
  "confirm",
  "withdraw",
] as const;

/** One key, one answer; the same letters in both languages, told beside the buttons. */
const KEYS = {
  a: ["accept", "accept_for_destination"],
  d: ["decline", "decline_for_destination"],
  r: ["redirect"],
  s: ["send"],
  c: ["confirm"],
} as const;

type Translate = (key: string, values?: Record<string, unknown>) => string;

export function RequestsPage() {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  const role = useActiveRole();
  const statuses = useStatuses();
  const [asked, setAsked] = useState<{ row: RequestRow; move: PlainMove } | null>(null);
  const list = useMemo(
    (): ListDefinition<RequestRow> => ({
      name: REQUESTS,
      columns: columns(t, formats),
      filters: filters(t, statuses),
      load: loadRequests,
      rowId: (row) => row.id,
      rowName: (row) => row.reference,
      rowAddress: (row) => `/requests/${row.id}`,
      preview: (row) => <RequestPreview request={row} />,
      bulk: IN_BULK.map((made) => bulk(t, made)),
      keys: Object.entries(KEYS).map(([key, moves]) => ({
        key,
        label: t(`key.${key}`),
        allows: (row) => moves.some((made) => allows(row, made)),
        act: (row) => setAsked({ row, move: moves.find((made) => allows(row, made)) ?? moves[0] }),
      })),
      emptyHint: t("emptyHint"),
    }),
    [t, formats, statuses],
  );
  return (
    <>
      <ListPage
        title={t(role.agency_kind === "placing" ? "outbox" : "inbox")}
        list={list}
        {...(role.role === "placing_coordinator" && { actions: <NewRequest /> })}
      />
      {asked && <AskedMove {...asked} onDone={() => setAsked(null)} />}
    </>
  );
}

function NewRequest() {
  const { t } = useTranslation("requests");
  const navigate = useNavigate();
  return <Button onClick={() => navigate({ to: "/requests/new" })}>{t("new")}</Button>;
}

function columns(t: Translate, formats: Formats): Column<RequestRow>[] {
  return [
    { id: "reference", header: t("reference"), cell: (row) => row.reference },
    { id: "status", header: t("status"), cell: (row) => <StatusBadge request={row} /> },
    {
      id: "period",
      header: t("period"),
      cell: (row) => formats.period(row.starts_on, row.ends_on),
      sort: { ascending: "starts_on", descending: "-starts_on" },
    },
    { id: "school", header: t("school"), cell: (row) => row.placing_agency.name },
    { id: "program", header: t("program"), cell: (row) => row.program.name },
    { id: "site", header: t("site"), cell: (row) => row.site.name },
    { id: "destination", header: t("destination"), cell: (row) => row.destination.name },
    {
      id: "students",
      header: t("students"),
      cell: (row) => formats.number(row.students),
      align: "right",
    },
    { id: "service", header: t("service"), cell: (row) => row.service.name, hidden: true },
    { id: "course", header: t("course"), cell: (row) => row.course?.name ?? "", hidden: true },
    {
      id: "created",
      header: t("created"),
      cell: (row) => formats.moment(row.created_at),
      sort: { ascending: "created", descending: "-created" },
      hidden: true,
    },
  ];
}

function filters(t: Translate, { options }: Statuses): Filter[] {
  return [
    { id: "q", label: t("reference"), kind: "text" },
    { id: "status", label: t("status"), kind: "many", options },
    { id: "from", label: t("from"), kind: "day" },
    { id: "until", label: t("until"), kind: "day" },
    { id: "closed", label: t("closed"), kind: "flag" },
  ];
}

function bulk(t: Translate, made: (typeof IN_BULK)[number]): BulkAction<RequestRow> {
  const about = (rows: readonly RequestRow[]) => t("many", { count: rows.length });
  return {
    id: made,
    label: t(`move.${made}.${made.endsWith("_for_destination") ? "title" : "do"}`),
    explain: (rows) => t(`move.${made}.what`, { about: about(rows) }),
    allows: (row) => allows(row, made),
    run: (rows) => moveMany(rows, made, {}),
    danger: DANGEROUS.has(made),
    ...(made.startsWith("decline") && {
      dialog: ({ rows, note, onRun, onClose }) => (
        <MoveDialog
          move={made}
          about={about(rows)}
          note={note}
          onMove={(details) => onRun((some) => moveMany(some, made, details))}
          onClose={onClose}
        />
      ),
    }),
  };
}

interface AskedMoveProps {
  row: RequestRow;
  move: PlainMove;
  onDone: () => void;
}

function AskedMove({ row, move: made, onDone }: AskedMoveProps) {
  const { t } = useTranslation("requests");
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const make = async (details: MoveDetails) => {
    setBusy(true);
    try {
      const moved = await move(row, made, details);
      tellDone(t("moved", { reference: moved.reference, label: moved.label.text }));
      onDone();
    } catch (error) {
      tellFailure(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [REQUESTS] });
    }
  };
  return (
    <MoveDialog
      move={made}
      about={row.reference}
      request={row}
      busy={busy}
      onMove={make}
      onClose={onDone}
    />
  );
}

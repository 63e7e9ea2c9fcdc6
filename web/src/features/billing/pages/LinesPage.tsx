/** The invoice lines of one's agency, on whichever side of them it stands. */
import { Badge, Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, useFormats } from "@/language/formats";
import type { BulkAction, Column, ListDefinition } from "@/parts/list/columns";
import { ListPage } from "@/parts/list/ListPage";
import {
  LINES,
  type Line,
  type LineState,
  loadLines,
  STEPS,
  type Step,
  takeStep,
} from "../data/lines";
import { moneyOf } from "../parts/money";
import { Totals } from "../parts/Totals";

const STATES = [
  "without_rate",
  "not_invoiced",
  "validated_by_payee",
  "validated_by_payer",
  "invoiced",
  "paid",
  "void",
] as const satisfies readonly LineState[];

type Translate = (key: string, values?: Record<string, unknown>) => string;

export function LinesPage() {
  const { t } = useTranslation("billing");
  const formats = useFormats();
  const list = useMemo(
    (): ListDefinition<Line> => ({
      name: LINES,
      columns: columns(t, formats),
      filters: [
        {
          id: "state",
          label: t("state"),
          kind: "many",
          options: STATES.map((state) => ({ value: state, label: t(`states.${state}`) })),
        },
        { id: "from", label: t("from"), kind: "day" },
        { id: "until", label: t("until"), kind: "day" },
      ],
      load: loadLines,
      rowId: (row) => row.id,
      rowName: (row) => row.reference,
      rowAddress: (row) => `/requests/${row.placement_request_id}`,
      bulk: STEPS.map((step) => bulk(t, step)),
      emptyHint: t("emptyHint"),
    }),
    [t, formats],
  );
  const rates = (
    <Button component={Link} to="/rate-schedules" variant="default">
      {t("schedules")}
    </Button>
  );
  return <ListPage title={t("title")} list={list} actions={rates} summary={<Totals />} />;
}

function columns(t: Translate, formats: Formats): Column<Line>[] {
  const money = ({ amount_minor, currency, unpriced_reason: why }: Line) =>
    moneyOf(amount_minor, currency, formats) ?? (why ? t(`unpriced.${why}`) : t("none"));
  const worked = (line: Line) =>
    line.basis && line.units ? `${formats.number(line.units)} × ${t(`bases.${line.basis}`)}` : "";
  return [
    { id: "reference", header: t("reference"), cell: (row) => row.reference },
    { id: "state", header: t("state"), cell: (row) => <Badge>{t(`states.${row.state}`)}</Badge> },
    {
      id: "period",
      header: t("period"),
      cell: (row) => formats.period(row.starts_on, row.ends_on),
    },
    { id: "payer", header: t("payer"), cell: (row) => row.payer_agency_name ?? "" },
    { id: "payee", header: t("payee"), cell: (row) => row.payee_agency_name ?? "" },
    { id: "units", header: t("units"), cell: worked },
    { id: "amount", header: t("amount"), cell: money, align: "right" },
    {
      id: "adjustment",
      header: t("adjustment"),
      cell: (row) => moneyOf(row.proposed_adjustment_minor, row.currency, formats) ?? "",
      align: "right",
      hidden: true,
    },
    { id: "rate", header: t("rate"), cell: (row) => row.schedule_name ?? "", hidden: true },
  ];
}

function bulk(t: Translate, step: Step): BulkAction<Line> {
  return {
    id: step,
    label: t(`steps.${step}.do`),
    explain: (rows) => t(`steps.${step}.what`, { count: rows.length }),
    allows: (row) => row.allowed_steps?.includes(step) ?? false,
    run: (rows) => takeStep(rows, step),
  };
}

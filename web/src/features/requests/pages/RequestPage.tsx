/** One request: how it stands, the moves one may make, its history, and who can see it. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { Facts } from "@/parts/record/Facts";
import { History } from "@/parts/record/History";
import { RecordPage } from "@/parts/record/RecordPage";
import { Viewers } from "@/parts/record/Viewers";
import { Failed, Loading } from "@/parts/states/States";
import { useActiveRole } from "@/session/useSession";
import { allows, DANGEROUS, PLAIN_MOVES, type PlainMove } from "../data/moves";
import {
  type RequestDetail,
  requestDetail,
  requestHistory,
  requestViewers,
} from "../data/requests";
import { requestFacts } from "../parts/facts";
import { MakeMove } from "../parts/MakeMove";
import { StatusBadge } from "../parts/StatusBadge";

export function RequestPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(requestDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown request={data} /> : <Loading />;
}

function Shown({ request }: { request: RequestDetail }) {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  const [asked, setAsked] = useState<PlainMove | null>(null);
  const navigate = useNavigate();
  const mayWrite = useActiveRole().role === "placing_coordinator";
  const moves = PLAIN_MOVES.filter((made) => allows(request, made));
  return (
    <>
      <RecordPage
        title={request.reference}
        subtitle={`${request.placing_agency.name} → ${request.site.name}`}
        status={<StatusBadge request={request} />}
        actions={[
          ...(mayWrite ? [way("copy", `/requests/new?copy=${request.id}`)] : []),
          ...(allows(request, "edit") ? [way("edit", `/requests/${request.id}/edit`)] : []),
          ...moves.map((made) => (
            <Button
              key={made}
              variant={DANGEROUS.has(made) ? "outline" : "filled"}
              color={DANGEROUS.has(made) ? "red" : undefined}
              onClick={() => setAsked(made)}
            >
              {t(`move.${made}.do`)}
            </Button>
          )),
        ]}
        tabs={[
          {
            id: "facts",
            label: t("tab.facts"),
            content: <Facts facts={requestFacts(request, t, formats)} />,
          },
          { id: "history", label: t("tab.history"), content: <RequestHistory id={request.id} /> },
          { id: "viewers", label: t("tab.viewers"), content: <RequestReaders id={request.id} /> },
        ]}
      />
      {asked && <MakeMove request={request} move={asked} onDone={() => setAsked(null)} />}
    </>
  );

  function way(name: "copy" | "edit", href: string) {
    return (
      <Button key={name} variant="default" onClick={() => navigate({ href })}>
        {name === "copy" ? t("copy") : t("edit")}
      </Button>
    );
  }
}

function RequestHistory({ id }: { id: string }) {
  const { t } = useTranslation("requests");
  const { data, error } = useQuery(requestHistory(id));
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  const items = data.map((line) => ({
    key: `${line.at} ${line.move}`,
    at: line.at,
    title: `${t(`made.${line.move}`)}: ${line.after.text}`,
    by: line.actor?.name ?? null,
    said: [line.reason?.text, line.reason?.told, line.comment].filter(
      (each) => typeof each === "string",
    ),
  }));
  return <History items={items} />;
}

function RequestReaders({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(requestViewers(id));
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  const viewers = data.map((viewer) => ({
    key: `${viewer.person.id} ${viewer.role} ${viewer.agency.id}`,
    name: viewer.person.name,
    agency: viewer.agency.name,
    role: t(`role.${viewer.role}`),
    reason: viewer.reason,
  }));
  return <Viewers viewers={viewers} />;
}

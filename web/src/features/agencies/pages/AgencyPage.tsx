/** One agency: what it is, and its departments. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { RecordForm } from "@/parts/form/RecordForm";
import { Facts } from "@/parts/record/Facts";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { useActiveRole } from "@/session/useSession";
import { AGENCIES, type Agency, agencyDetail, agencyNow, changeAgency } from "../data/agencies";
import { ActiveBadge } from "../parts/ActiveBadge";
import { Departments } from "../parts/Departments";
import { agencyFields } from "../parts/fields";
import { useOwnName } from "../parts/useOwnName";

export function AgencyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(agencyDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown agency={data} /> : <Loading />;
}

function Shown({ agency }: { agency: Agency }) {
  const { t } = useTranslation("agencies");
  const role = useActiveRole();
  const nameOf = useOwnName();
  const [asked, setAsked] = useState(false);
  const mayChange = role.role === "administrator";
  return (
    <>
      <RecordPage
        title={nameOf(agency)}
        subtitle={t(`kinds.${agency.kind}`)}
        status={<ActiveBadge active={agency.active} />}
        actions={
          mayChange && (
            <Button variant="default" onClick={() => setAsked(true)}>
              {agency.active ? t("close") : t("reopen")}
            </Button>
          )
        }
        tabs={[
          {
            id: "facts",
            label: t("facts"),
            content: mayChange ? <AgencyForm agency={agency} /> : <AgencyFacts agency={agency} />,
          },
          {
            id: "departments",
            label: t("departments"),
            content: <Departments agencyId={agency.id} />,
          },
        ]}
      />
      {asked && <OpenOrClose agency={agency} onDone={() => setAsked(false)} />}
    </>
  );
}

function AgencyFacts({ agency }: { agency: Agency }) {
  const { t } = useTranslation("agencies");
  return (
    <Facts
      facts={[
        [t("nameFr"), agency.name_fr],
        [t("nameEn"), agency.name_en],
        [t("shortName"), agency.short_name],
        [t("province"), t(`provinces.${agency.province}`)],
        [t("region"), agency.region],
      ]}
    />
  );
}

function AgencyForm({ agency }: { agency: Agency }) {
  const { t } = useTranslation("agencies");
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  const again = () => setTimes(times + 1);
  return (
    <RecordForm
      key={`${agency.version} ${times}`}
      fields={agencyFields(t)}
      record={agency}
      submitLabel={t("save")}
      latest={() => agencyNow(agency.id)}
      save={async (values, version) => {
        await changeAgency(agency.id, values, version ?? agency.version);
        tellDone(t("saved"));
        await queries.invalidateQueries({ queryKey: [AGENCIES] });
      }}
      onCancel={again}
    />
  );
}

function OpenOrClose({ agency, onDone }: { agency: Agency; onDone: () => void }) {
  const { t } = useTranslation("agencies");
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => changeAgency(agency.id, { active: !agency.active }, agency.version),
    onSuccess: onDone,
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: [AGENCIES] }),
  });
  const done = agency.active ? t("close") : t("reopen");
  return (
    <ConfirmDialog
      title={done}
      explanation={agency.active ? t("whatClose") : t("whatReopen")}
      confirm={done}
      danger={agency.active}
      busy={change.isPending}
      onConfirm={() => change.mutate()}
      onClose={onDone}
    />
  );
}

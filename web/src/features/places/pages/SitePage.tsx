/** One site: what it is, its services and its destinations. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/language/language";
import { RecordForm } from "@/parts/form/RecordForm";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import {
  changePlace,
  destinationNow,
  destinationsOf,
  PLACES,
  type Service,
  type Site,
  serviceNow,
  servicesOf,
  siteDetail,
  siteNow,
} from "../data/sites";
import { destinationFields, serviceFields, siteFields } from "../parts/fields";
import { OpenBadge } from "../parts/OpenBadge";
import { OpenOrClose } from "../parts/OpenOrClose";
import { PlaceTable } from "../parts/PlaceTable";

export function SitePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(siteDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown site={data} /> : <Loading />;
}

function Shown({ site }: { site: Site }) {
  const { t } = useTranslation("places");
  return (
    <RecordPage
      title={site.name}
      subtitle={[site.city, site.province].filter(Boolean).join(", ")}
      status={<OpenBadge active={site.active} />}
      actions={<OpenOrClose thing="sites" place={site} />}
      tabs={[
        { id: "facts", label: t("facts"), content: <SiteForm site={site} /> },
        { id: "services", label: t("services"), content: <Services siteId={site.id} /> },
        {
          id: "destinations",
          label: t("destinations"),
          content: <Destinations siteId={site.id} />,
        },
      ]}
    />
  );
}

function SiteForm({ site }: { site: Site }) {
  const { t } = useTranslation("places");
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  return (
    <RecordForm
      key={`${site.version} ${times}`}
      fields={siteFields(t)}
      record={site}
      submitLabel={t("save")}
      latest={() => siteNow(site.id)}
      save={async (values, version) => {
        await changePlace("sites", site.id, values, version ?? site.version);
        tellDone(t("saved"));
        await queries.invalidateQueries({ queryKey: [PLACES] });
      }}
      onCancel={() => setTimes(times + 1)}
    />
  );
}

const nameOf = (service: Service) =>
  currentLanguage() === "fr-CA" ? service.name_fr : service.name_en;

function Services({ siteId }: { siteId: string }) {
  const { t } = useTranslation("places");
  const { data, error, refetch } = useQuery(servicesOf(siteId));
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <PlaceTable
      thing="services"
      siteId={siteId}
      rows={data}
      fields={serviceFields(t)}
      nameOf={nameOf}
      latest={serviceNow}
    />
  );
}

function Destinations({ siteId }: { siteId: string }) {
  const { t } = useTranslation("places");
  const { data: services = [] } = useQuery(servicesOf(siteId));
  const { data, error, refetch } = useQuery(destinationsOf(siteId));
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  const options = services.map((each) => ({ value: each.id, label: nameOf(each) }));
  return (
    <PlaceTable
      thing="destinations"
      siteId={siteId}
      rows={data}
      fields={destinationFields(t, options)}
      nameOf={(row) => row.name}
      latest={destinationNow}
    />
  );
}

/** One endpoint: how it fares, what it wants to hear, and what was sent to it. */
import { Alert, Anchor, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { RecordForm } from "@/parts/form/RecordForm";
import { Facts } from "@/parts/record/Facts";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import {
  changeEndpoint,
  ENDPOINTS,
  type Endpoint,
  endpointDetail,
  endpointNow,
} from "../data/endpoints";
import { EndpointActions } from "../parts/EndpointActions";
import { EndpointBadge } from "../parts/EndpointBadge";
import { endpointFields, eventNames } from "../parts/fields";

export function EndpointPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(endpointDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown endpoint={data} /> : <Loading />;
}

function Shown({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation("partners");
  return (
    <RecordPage
      title={endpoint.description || new URL(endpoint.url).host}
      subtitle={endpoint.url}
      status={<EndpointBadge endpoint={endpoint} />}
      actions={<EndpointActions endpoint={endpoint} />}
      tabs={[
        { id: "facts", label: t("facts"), content: <EndpointFacts endpoint={endpoint} /> },
        { id: "change", label: t("change"), content: <EndpointForm endpoint={endpoint} /> },
      ]}
    />
  );
}

function EndpointFacts({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation("partners");
  const formats = useFormats();
  return (
    <Stack>
      {endpoint.disabled_because === "only_failures" && (
        <Alert color="red" variant="outline">
          {t("gaveUpText")}
        </Alert>
      )}
      <Facts
        facts={[
          [t("url"), endpoint.url],
          [t("events"), eventNames(endpoint.event_types, t)],
          [t("since"), formats.moment(endpoint.created_at)],
          [t("failingSince"), formats.moment(endpoint.failing_since)],
          [t("oldSecretUntil"), formats.moment(endpoint.old_secret_until)],
        ]}
      />
      <Anchor component={Link} to="/webhook-deliveries" search={{ endpoint: endpoint.id } as never}>
        {t("logOfIt")}
      </Anchor>
    </Stack>
  );
}

function EndpointForm({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation("partners");
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  return (
    <RecordForm
      key={`${endpoint.version} ${times}`}
      fields={endpointFields(t)}
      record={endpoint}
      submitLabel={t("save")}
      latest={() => endpointNow(endpoint.id)}
      save={async (values, version) => {
        await changeEndpoint(endpoint.id, values, version ?? endpoint.version);
        tellDone(t("saved"));
        await queries.invalidateQueries({ queryKey: [ENDPOINTS] });
      }}
      onCancel={() => setTimes(times + 1)}
    />
  );
}

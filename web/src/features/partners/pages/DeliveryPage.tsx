/** One delivery: what was sent, every call, and sending it again. */
import { Button, Code } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { Facts } from "@/parts/record/Facts";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { DELIVERIES, type DeliveryDetail, deliveryDetail, resend } from "../data/deliveries";
import { allEndpoints } from "../data/endpoints";
import { Calls } from "../parts/Calls";
import { DeliveryBadge } from "../parts/DeliveryBadge";
import { eventName } from "../parts/fields";

export function DeliveryPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(deliveryDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown delivery={data} /> : <Loading />;
}

function Shown({ delivery }: { delivery: DeliveryDetail }) {
  const { t } = useTranslation("partners");
  const formats = useFormats();
  const { data: endpoints } = useQuery(allEndpoints);
  const endpoint = endpoints?.find(({ id }) => id === delivery.endpoint_id);
  const [asked, setAsked] = useState(false);
  const waits = delivery.state === "due";
  return (
    <>
      <RecordPage
        title={[eventName(delivery.type, t), delivery.reference].filter(Boolean).join(" – ")}
        subtitle={endpoint?.url ?? t("removed")}
        status={<DeliveryBadge state={delivery.state} />}
        actions={
          delivery.state !== "under_way" && (
            <Button variant="default" onClick={() => setAsked(true)}>
              {t("resend.do")}
            </Button>
          )
        }
        tabs={[
          {
            id: "calls",
            label: t("calls"),
            content: <Calls calls={delivery.calls ?? []} />,
          },
          {
            id: "facts",
            label: t("facts"),
            content: (
              <Facts
                facts={[
                  [t("eventType"), delivery.type],
                  [t("eventId"), delivery.event_id],
                  [t("queuedAt"), formats.moment(delivery.created_at)],
                  [t("deliveredAt"), formats.moment(delivery.delivered_at)],
                  [t("nextTry"), waits ? formats.moment(delivery.try_again_at) : null],
                  [t("attempts"), formats.number(delivery.attempts)],
                ]}
              />
            ),
          },
          { id: "body", label: t("body"), content: <Body text={delivery.body} /> },
        ]}
      />
      {asked && <Resend delivery={delivery} onDone={() => setAsked(false)} />}
    </>
  );
}

function Body({ text }: { text: string }) {
  const { t } = useTranslation("partners");
  return (
    <Code block tabIndex={0} role="region" aria-label={t("body")}>
      {readable(text)}
    </Code>
  );
}

function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Resend({ delivery, onDone }: { delivery: DeliveryDetail; onDone: () => void }) {
  const { t } = useTranslation("partners");
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => resend(delivery.id),
    onSuccess: () => {
      tellDone(t("resend.done"));
      onDone();
    },
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: [DELIVERIES] }),
  });
  return (
    <ConfirmDialog
      title={t("resend.do")}
      explanation={t("resend.what")}
      confirm={t("resend.do")}
      busy={again.isPending}
      onConfirm={() => again.mutate()}
      onClose={onDone}
    />
  );
}

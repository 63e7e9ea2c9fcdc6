/** What can be done with an endpoint: tried, given a new secret, paused, removed. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { DELIVERIES } from "../data/deliveries";
import {
  changeEndpoint,
  ENDPOINTS,
  type Endpoint,
  removeEndpoint,
  rotateSecret,
  sendTest,
} from "../data/endpoints";
import { ShowSecret } from "./ShowSecret";

type Act = "rotate" | "pause" | "resume" | "remove";

export function EndpointActions({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation("partners");
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Act | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => sendTest(endpoint.id),
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: [DELIVERIES] });
      await navigate({ to: `/webhook-deliveries/${id}` });
    },
    onError: tellFailure,
  });
  const acts: Act[] = ["rotate", endpoint.enabled ? "pause" : "resume", "remove"];
  return (
    <>
      <Button onClick={() => test.mutate()} loading={test.isPending} disabled={!endpoint.enabled}>
        {t("test")}
      </Button>
      {acts.map((act) => (
        <Button
          key={act}
          variant={act === "remove" ? "outline" : "default"}
          color={act === "remove" ? "red" : undefined}
          onClick={() => setAsked(act)}
        >
          {t(`act.${act}.do`)}
        </Button>
      ))}
      {asked && (
        <Asked
          endpoint={endpoint}
          act={asked}
          onSecret={setSecret}
          onClose={() => setAsked(null)}
        />
      )}
      {secret && <ShowSecret secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}

interface AskedProps {
  endpoint: Endpoint;
  act: Act;
  onSecret: (secret: string) => void;
  onClose: () => void;
}

function Asked({ endpoint, act, onSecret, onClose }: AskedProps) {
  const { t } = useTranslation("partners");
  const queries = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: perform,
    onSuccess: () => {
      if (act !== "rotate") tellDone(t(`act.${act}.done`));
      onClose();
    },
    onError: tellFailure,
    onSettled: () => queries.invalidateQueries({ queryKey: [ENDPOINTS] }),
  });
  return (
    <ConfirmDialog
      title={t(`act.${act}.do`)}
      explanation={t(`act.${act}.what`, { url: endpoint.url })}
      confirm={t(`act.${act}.do`)}
      danger={act === "remove"}
      busy={change.isPending}
      onConfirm={() => change.mutate()}
      onClose={onClose}
    />
  );

  async function perform(): Promise<void> {
    const { id, version } = endpoint;
    switch (act) {
      case "rotate":
        return onSecret((await rotateSecret(endpoint)).secret);
      case "remove":
        await removeEndpoint(endpoint);
        return navigate({ to: "/webhooks" });
      default:
        return changeEndpoint(id, { enabled: act === "resume" }, version);
    }
  }
}

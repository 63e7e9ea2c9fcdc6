/** Writes a request: a new one, a copy of another, or a draft; checks it and sends it. */
import { Alert, Button, Stack, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useFormats } from "@/language/formats";
import { FormShell } from "@/parts/form/FormShell";
import type { Values } from "@/parts/form/fields";
import { useForm } from "@/parts/form/useForm";
import { ChangedMeanwhile } from "@/parts/record/ChangedMeanwhile";
import { differences } from "@/parts/record/differences";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { allows, move } from "../data/moves";
import { REQUESTS, type RequestDetail, requestDetail } from "../data/requests";
import { addRequest, rewriteRequest, writtenIn } from "../data/writing";
import { ChannelNote } from "../parts/ChannelNote";
import { requestFacts } from "../parts/facts";
import { WrittenFields } from "../parts/WrittenFields";

export function WritePage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const { copy } = useSearch({ strict: false }) as { copy?: string };
  const [round, setRound] = useState(0);
  const from = id ?? copy;
  const { data, error, refetch } = useQuery({
    ...requestDetail(from ?? ""),
    enabled: from !== undefined,
  });
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  if (from && !data) return <Loading />;
  // A version that comes later never draws the form anew: what is written here would be lost.
  return (
    <Written
      key={`${id} ${round}`}
      from={data ?? null}
      opened={(id && data) || null}
      onTakeTheirs={() => setRound(round + 1)}
    />
  );
}

interface WrittenProps {
  /** What the form begins with. */
  from: RequestDetail | null;
  /** The draft as it stood when the form was opened; null for a new request. */
  opened: RequestDetail | null;
  /** Begins again with what somebody else saved meanwhile. */
  onTakeTheirs: () => void;
}

function Written({ from, opened, onTakeTheirs }: WrittenProps) {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  const navigate = useNavigate();
  const queries = useQueryClient();
  /** What is saved over: the draft as it was read last, here and not in the cache. */
  const [draft, setDraft] = useState(opened);
  const [faster, setFaster] = useState<RequestDetail | null>(null);

  const form = useForm<Values>({
    initial: writtenIn(from),
    save: async (values) => {
      const { id } = await save(values, draft?.version);
      await navigate({ to: `/requests/${id}/edit` });
    },
  });

  return (
    <Stack maw={760}>
      <Title order={1} size="h2">
        {draft ? t("editing", { reference: draft.reference }) : t("new")}
      </Title>
      <FormShell
        form={form}
        submitLabel={draft ? t("saveDraft") : t("saveAndCheck")}
        onCancel={() => navigate({ to: draft ? `/requests/${draft.id}` : "/requests" })}
      >
        <WrittenFields form={form} />
        {draft && allows(draft, "send") && (
          <WhatSendingDoes draft={draft} values={form.values} busy={form.busy} onSend={send} />
        )}
      </FormShell>
      {faster && draft && (
        <ChangedMeanwhile
          differences={differences(
            requestFacts(draft, t, formats),
            requestFacts(faster, t, formats),
          )}
          {...(allows(faster, "edit") && { onAgain: again })}
          onClose={takeTheirs}
        />
      )}
    </Stack>
  );

  async function save(values: Values, version: number | undefined): Promise<RequestDetail> {
    const { id, reference } = await written(values, version);
    tellDone(t("draftSaved", { reference }));
    const saved = await readNow(id);
    queries.setQueryData(requestDetail(id).queryKey, saved);
    void queries.invalidateQueries({ queryKey: [REQUESTS] });
    if (draft) setDraft(saved);
    form.keep(values);
    return saved;
  }

  async function written(values: Values, version: number | undefined) {
    if (!draft || version === undefined) return addRequest(values);
    try {
      return await rewriteRequest(draft.id, version, values);
    } catch (error) {
      if (error instanceof Problem && error.isStale) setFaster(await readNow(draft.id));
      throw error;
    }
  }

  /** Past the cache, which may hold what was saved before. */
  function readNow(id: string): Promise<RequestDetail> {
    return queries.fetchQuery({
      ...requestDetail(id),
      queryKey: [REQUESTS, "compared", id],
      staleTime: 0,
    });
  }

  function takeTheirs() {
    if (faster) queries.setQueryData(requestDetail(faster.id).queryKey, faster);
    onTakeTheirs();
  }

  function again() {
    const version = faster?.version;
    setFaster(null);
    void form.submitWith(async (values) => {
      await save(values, version);
    });
  }

  function send() {
    void form.submitWith(async (values) => {
      const saved = form.isChanged ? await save(values, draft?.version) : draft;
      if (!saved) return;
      const moved = await move(saved, "send", {});
      tellDone(t("moved", { reference: moved.reference, label: moved.label.text }));
      await navigate({ to: `/requests/${moved.id}` });
      await queries.invalidateQueries({ queryKey: [REQUESTS] });
    });
  }
}

interface WhatSendingDoesProps {
  draft: RequestDetail;
  values: Values;
  busy: boolean;
  onSend: () => void;
}

/** The channel of the saved draft, and whether the day written now holds the request. */
function WhatSendingDoes({ draft, values, busy, onSend }: WhatSendingDoesProps) {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  const { destination_id: unit, release_on: release } = values;
  const today = new Date().toLocaleDateString("sv-SE");
  const held = typeof release === "string" && release > today;
  return (
    <Stack gap="sm" component="section" aria-label={t("onSend")}>
      <Title order={2} size="h4">
        {t("onSend")}
      </Title>
      {/* Of another unit the service tells the school once it is the draft's own. */}
      {unit === draft.destination.id && <ChannelNote id={draft.id} destinationId={null} />}
      {held && (
        <Alert color="yellow" variant="outline">
          {t("heldUntil", { day: formats.day(release) })}
        </Alert>
      )}
      <Button onClick={onSend} loading={busy} disabled={!unit} variant="outline">
        {t("saveAndSend")}
      </Button>
    </Stack>
  );
}

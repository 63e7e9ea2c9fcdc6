/** A move on the record's own page, with an answer for when somebody else was faster. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { useFormats } from "@/language/formats";
import { ChangedMeanwhile } from "@/parts/record/ChangedMeanwhile";
import { differences } from "@/parts/record/differences";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { allows, type MoveDetails, move, type PlainMove } from "../data/moves";
import { REQUESTS, type RequestDetail, requestDetail } from "../data/requests";
import { requestFacts } from "./facts";
import { MoveDialog } from "./MoveDialog";

interface MakeMoveProps {
  request: RequestDetail;
  move: PlainMove;
  onDone: () => void;
}

export function MakeMove({ request, move: made, onDone }: MakeMoveProps) {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [stale, setStale] = useState<{ now: RequestDetail; details: MoveDetails } | null>(null);

  async function make(base: RequestDetail, details: MoveDetails) {
    setBusy(true);
    try {
      const moved = await move(base, made, details);
      tellDone(t("moved", { reference: moved.reference, label: moved.label.text }));
      onDone();
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await compare(error, details);
      else tellFailure(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: [REQUESTS] });
    }
  }

  async function compare(problem: Problem, details: MoveDetails) {
    const now = await queries.fetchQuery({ ...requestDetail(request.id), staleTime: 0 });
    if (now.version === request.version) tellFailure(problem);
    else setStale({ now, details });
  }

  if (stale) {
    const again = () => make(stale.now, stale.details);
    return (
      <ChangedMeanwhile
        differences={differences(
          requestFacts(request, t, formats),
          requestFacts(stale.now, t, formats),
        )}
        {...(allows(stale.now, made) && { onAgain: again })}
        onClose={onDone}
      />
    );
  }
  return (
    <MoveDialog
      move={made}
      about={request.reference}
      request={request}
      busy={busy}
      onMove={(details) => make(request, details)}
      onClose={onDone}
    />
  );
}

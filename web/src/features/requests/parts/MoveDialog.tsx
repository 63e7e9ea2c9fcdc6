/** Asks for what a move needs, says what will happen, and makes it. */
import { Select, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { useActiveRole } from "@/session/useSession";
import { DANGEROUS, type MoveDetails, type PlainMove, reasonListOf } from "../data/moves";
import { offeredReasons, type RequestRow } from "../data/requests";
import { ChooseDestination } from "./ChooseDestination";

interface MoveDialogProps {
  move: PlainMove;
  /** A reference, or how many. */
  about: string;
  /** Absent where many are moved alike. */
  request?: RequestRow;
  note?: string | null;
  busy?: boolean;
  onMove: (details: MoveDetails) => void;
  onClose: () => void;
}

export function MoveDialog(props: MoveDialogProps) {
  const { move, about, request, note = null, busy = false, onMove, onClose } = props;
  const { t } = useTranslation("requests");
  const [comment, setComment] = useState("");
  const [reason, setReason] = useState<string | null>(null);
  const [reasonText, setReasonText] = useState("");
  const [destination, setDestination] = useState(request?.destination.id ?? "");
  const [tried, setTried] = useState(false);
  const elsewhere = move === "redirect" && destination !== request?.destination.id;
  const list = reasonListOf(move, useActiveRole().agency_kind);
  const { data: offered = [] } = useQuery({ ...offeredReasons, enabled: list !== null });
  const reasons = offered.filter((each) => each.list === list);
  const needsText = reasons.find((each) => each.code === reason)?.needs_text ?? false;

  return (
    <ConfirmDialog
      title={t(`move.${move}.title`)}
      explanation={t(`move.${move}.what`, { about })}
      note={note}
      confirm={t(`move.${move}.do`)}
      danger={DANGEROUS.has(move)}
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      {move === "redirect" && request && (
        <ChooseDestination
          request={request}
          value={destination}
          missing={tried && destination === ""}
          onChange={setDestination}
        />
      )}
      {list && (
        <Select
          label={t("reason")}
          data={reasons.map((each) => ({ value: each.code, label: each.text }))}
          value={reason}
          onChange={setReason}
          error={tried && !reason && t("reasonMissing")}
          required
        />
      )}
      {needsText && (
        <Textarea
          label={t("reasonText")}
          value={reasonText}
          onChange={(event) => setReasonText(event.currentTarget.value)}
          required
        />
      )}
      <Textarea
        label={t("comment")}
        description={t("commentHint")}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        autosize
      />
    </ConfirmDialog>
  );

  /** Browsers do not ask for what is chosen from a list; without it something else would happen. */
  function confirm() {
    setTried(true);
    if ((list && !reason) || (request && destination === "")) return;
    onMove({
      comment,
      reason: reason ?? "",
      reasonText,
      ...(elsewhere && { destinationId: destination }),
    });
  }
}

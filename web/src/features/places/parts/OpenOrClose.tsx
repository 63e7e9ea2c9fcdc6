/** A place is closed for new requests, or offered again. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { tellDone, tellFailure } from "@/parts/states/tell";
import { openOrClose, PLACES, type Thing } from "../data/sites";

interface OpenOrCloseProps {
  thing: Thing;
  place: { id: string; version: number; active: boolean };
  /** What it is called, where several stand in one table. */
  name?: string;
}

export function OpenOrClose({ thing, place, name }: OpenOrCloseProps) {
  const { t } = useTranslation("places");
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const change = useMutation({
    mutationFn: () => openOrClose(thing, place),
    onSuccess: () => tellDone(t("saved")),
    onError: tellFailure,
    onSettled: async () => {
      setAsked(false);
      await queries.invalidateQueries({ queryKey: [PLACES] });
    },
  });
  const does = place.active ? t("close") : t("reopen");
  return (
    <>
      <Button
        variant="default"
        size={name ? "compact-sm" : "sm"}
        aria-label={name ? `${does}: ${name}` : undefined}
        onClick={() => setAsked(true)}
      >
        {does}
      </Button>
      {asked && (
        <ConfirmDialog
          title={does}
          explanation={place.active ? t("whatClose") : t("whatReopen")}
          confirm={does}
          danger={place.active}
          busy={change.isPending}
          onConfirm={() => change.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}

/** Where one is signed in, and the ways to end it: one by one, or everywhere. */
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { Failed, Loading } from "@/parts/states/States";
import { tellFailure } from "@/parts/states/tell";
import { signOut } from "@/session/session";
import { endSession, type OwnSession, ownSessions, signOutEverywhere } from "../data/account";

export function Sessions() {
  const { t } = useTranslation("account");
  const { data, error, refetch } = useQuery(ownSessions);
  const [asked, setAsked] = useState(false);
  const everywhere = useMutation({
    mutationFn: signOutEverywhere,
    onSuccess: () => signOut(),
    onError: tellFailure,
  });
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
        {data.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </Stack>
      <Group justify="end">
        <Button variant="default" onClick={() => setAsked(true)}>
          {t("sessions.everywhere")}
        </Button>
      </Group>
      {asked && (
        <ConfirmDialog
          title={t("sessions.everywhere")}
          explanation={t("sessions.whatEverywhere")}
          confirm={t("sessions.everywhere")}
          danger
          busy={everywhere.isPending}
          onConfirm={() => everywhere.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </Stack>
  );
}

function SessionLine({ session }: { session: OwnSession }) {
  const { t } = useTranslation("account");
  const formats = useFormats();
  const queries = useQueryClient();
  const device = session.device || t("sessions.unknownDevice");
  const end = useMutation({
    mutationFn: () => endSession(session.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownSessions.queryKey }),
    onError: tellFailure,
  });
  return (
    <Group component="li" justify="space-between">
      <div>
        <Text>{device}</Text>
        <Text size="sm" c="dimmed">
          {t("sessions.lastUsed", { at: formats.moment(session.last_used_at) })}
        </Text>
      </div>
      {session.current ? (
        <Badge variant="outline">{t("sessions.here")}</Badge>
      ) : (
        <Button
          variant="default"
          size="xs"
          loading={end.isPending}
          aria-label={t("sessions.endOne", { device })}
          onClick={() => end.mutate()}
        >
          {t("sessions.end")}
        </Button>
      )}
    </Group>
  );
}

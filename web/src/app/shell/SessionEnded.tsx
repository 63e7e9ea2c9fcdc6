/**
 * The session is over in the middle of the work: the page stays as it was, covered, until the same
 * person is back. Somebody else begins anew and sees nothing of it.
 */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NextStep } from "@/session/NextStep";
import { PasskeyButton } from "@/session/PasskeyButton";
import { type SecondStepNeeded, SignInForm } from "@/session/SignInForm";
import { currentSession, usePerson } from "@/session/useSession";

export function SessionEnded() {
  const { t } = useTranslation();
  const person = usePerson();
  const queries = useQueryClient();
  const [needed, setNeeded] = useState<SecondStepNeeded | null>(null);

  async function back() {
    const now = await queries.fetchQuery({ ...currentSession, staleTime: 0 });
    if (now.account_id !== person.account_id) location.assign("/");
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      title={t("ended.title")}
      // The page below may hold names that a passer-by must not read.
      overlayProps={{ backgroundOpacity: 1, color: "var(--mantine-color-body)" }}
    >
      <Stack>
        <Text>{t("ended.text")}</Text>
        {needed ? (
          <NextStep needed={needed} onSignedIn={back} onBack={() => setNeeded(null)} />
        ) : (
          <>
            <SignInForm onSignedIn={back} onSecondStep={setNeeded} />
            <PasskeyButton onSignedIn={back} />
          </>
        )}
        <Group justify="end">
          <Button variant="subtle" onClick={() => location.assign("/sign-in")}>
            {t("ended.leave")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

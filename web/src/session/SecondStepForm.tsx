/** The second step of signing in: a code of the app, or one of the recovery codes. */
import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/generated/identity";
import { wordsFor } from "@/parts/states/tell";
import type { NextStepProps } from "./NextStep";
import { post, sessionOpened } from "./session";

type Schemas = components["schemas"];

export function SecondStepForm({ needed, onSignedIn, onBack }: NextStepProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function prove(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const body = { challenge: needed.challenge, code, cookie: true };
      sessionOpened(
        await post<Schemas["SessionOpened"]>("/api/identity/sessions/second-step", body),
      );
      onSignedIn();
    } catch (error) {
      setCode("");
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={prove}>
      <Stack>
        <Text>{t("secondStep.lead")}</Text>
        {failure !== null && (
          <Alert color="red" role="alert" variant="outline">
            {wordsFor(failure)}
          </Alert>
        )}
        <TextInput
          label={t("secondStep.code")}
          autoComplete="one-time-code"
          required
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t("back")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("signIn.submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

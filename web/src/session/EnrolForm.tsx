/** The agency asks for a second factor and the person has none: it is set up before all else. */
import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/generated/identity";
import { wordsFor } from "@/parts/states/tell";
import { AppSecret } from "./AppSecret";
import type { NextStepProps } from "./NextStep";
import { RecoveryCodes } from "./RecoveryCodes";
import { post, sessionOpened } from "./session";

type Schemas = components["schemas"];

export function EnrolForm({ needed, onSignedIn, onBack }: NextStepProps) {
  const { t } = useTranslation();
  const [app, setApp] = useState<Schemas["AppToEnrol"] | null>(null);
  const [opened, setOpened] = useState<Schemas["EnrolledSession"] | null>(null);
  const [code, setCode] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const { challenge } = needed;

  useEffect(() => {
    post<Schemas["AppToEnrol"]>("/api/identity/sessions/enrolment", { challenge }).then(
      setApp,
      setFailure,
    );
  }, [challenge]);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    setFailure(null);
    try {
      const body = { challenge, code, cookie: true };
      setOpened(await post("/api/identity/sessions/enrolment/confirm", body));
    } catch (error) {
      setCode("");
      setFailure(error);
    }
  }

  if (opened) {
    const goOn = () => {
      sessionOpened(opened);
      onSignedIn();
    };
    return <RecoveryCodes codes={opened.recovery_codes} onKept={goOn} />;
  }
  return (
    <form onSubmit={confirm}>
      <Stack>
        <Text>{t("secondStep.enrol")}</Text>
        {failure !== null && (
          <Alert color="red" role="alert" variant="outline">
            {wordsFor(failure)}
          </Alert>
        )}
        {app && <AppSecret app={app} />}
        <TextInput
          label={t("secondStep.code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t("back")}
          </Button>
          <Button type="submit" disabled={!app}>
            {t("signIn.submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

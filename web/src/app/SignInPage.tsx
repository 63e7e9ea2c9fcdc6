/** Where everybody begins. */
import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NextStep } from "@/session/NextStep";
import { type SecondStepNeeded, SignInForm } from "@/session/SignInForm";

export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const [needed, setNeeded] = useState<SecondStepNeeded | null>(null);
  // The address itself leads whoever is signed in to the page that was asked for.
  const goOn = () => router.invalidate();

  return (
    <Stack>
      <Title order={1} size="h2">
        {t("signIn.title")}
      </Title>
      <Text c="dimmed">{t("signIn.lead")}</Text>
      {needed ? (
        <NextStep needed={needed} onSignedIn={goOn} onBack={() => setNeeded(null)} />
      ) : (
        <>
          <SignInForm onSignedIn={goOn} onSecondStep={setNeeded} />
          <Anchor component={Link} to="/forgotten-password" size="sm">
            {t("signIn.forgotten")}
          </Anchor>
        </>
      )}
    </Stack>
  );
}

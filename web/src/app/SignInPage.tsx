/** Where everybody begins. */
import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NextStep } from "@/session/NextStep";
import { PasskeyButton } from "@/session/PasskeyButton";
import { type SecondStepNeeded, SignInForm } from "@/session/SignInForm";
import { SingleSignOn } from "@/session/SingleSignOn";
import { ownAddress } from "./ownAddress";

export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const search = useSearch({ strict: false });
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
          <SignInForm
            onSignedIn={goOn}
            onSecondStep={setNeeded}
            otherWays={(email) => <SingleSignOn email={email} goOn={ownAddress(search)} />}
          />
          <PasskeyButton onSignedIn={goOn} />
          <Anchor component={Link} to="/forgotten-password" size="sm">
            {t("signIn.forgotten")}
          </Anchor>
        </>
      )}
    </Stack>
  );
}

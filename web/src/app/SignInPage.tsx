/** Where everybody begins. */
import { Anchor, Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SecondStepForm } from "@/session/SecondStepForm";
import { type SecondStepNeeded, SignInForm } from "@/session/SignInForm";
import { LanguageSwitch } from "./shell/LanguageSwitch";

export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const [needed, setNeeded] = useState<SecondStepNeeded | null>(null);
  // The address itself leads whoever is signed in to the page that was asked for.
  const goOn = () => router.invalidate();

  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w={380} maw="100%">
        <Group justify="space-between">
          <Title order={1} size="h2">
            {t("product")}
          </Title>
          <LanguageSwitch />
        </Group>
        <Text c="dimmed">{t("signIn.lead")}</Text>
        <Paper withBorder p="lg">
          {needed ? (
            <SecondStepForm needed={needed} onSignedIn={goOn} onBack={() => setNeeded(null)} />
          ) : (
            <SignInForm onSignedIn={goOn} onSecondStep={setNeeded} />
          )}
        </Paper>
        <Anchor href="/forgotten-password" size="sm">
          {t("signIn.forgotten")}
        </Anchor>
      </Stack>
    </Center>
  );
}

/** One's own account: password, address, second factor, and where one is signed in. */
import { Paper, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmailForm } from "../parts/EmailForm";
import { Passkeys } from "../parts/Passkeys";
import { PasswordForm } from "../parts/PasswordForm";
import { SecondFactor } from "../parts/SecondFactor";
import { Sessions } from "../parts/Sessions";

export function AccountPage() {
  const { t } = useTranslation("account");
  return (
    <Stack maw={720}>
      <Title order={1} size="h2">
        {t("title")}
      </Title>
      <Section title={t("sessions.title")}>
        <Sessions />
      </Section>
      <Section title={t("factor.title")}>
        <SecondFactor />
      </Section>
      <Section title={t("passkeys.title")}>
        <Passkeys />
      </Section>
      <Section title={t("password.title")}>
        <PasswordForm />
      </Section>
      <Section title={t("email")}>
        <EmailForm />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="lg" aria-label={title}>
      <Stack>
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

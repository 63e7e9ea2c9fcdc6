/** Where an invitation and a forgotten password lead: one chooses one's own password. */
import { Alert, Anchor, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormShell } from "@/parts/form/FormShell";
import { PasswordField } from "@/parts/form/PasswordField";
import { useForm } from "@/parts/form/useForm";
import { choosePassword } from "../data/links";
import { useSecretOfLink } from "../parts/useSecretOfLink";

export function AcceptInvitationPage() {
  const { t } = useTranslation("account");
  return <ChoosePassword title={t("invited.title")} lead={t("invited.lead")} />;
}

export function ResetPasswordPage() {
  const { t } = useTranslation("account");
  return <ChoosePassword title={t("reset.title")} lead={t("reset.lead")} />;
}

function ChoosePassword({ title, lead }: { title: string; lead: string }) {
  const { t } = useTranslation("account");
  const token = useSecretOfLink();
  const [done, setDone] = useState(false);
  return (
    <Stack>
      <Title order={1} size="h2">
        {title}
      </Title>
      {body()}
      <Anchor component={Link} to="/sign-in" size={done ? "md" : "sm"}>
        {t("toSignIn")}
      </Anchor>
    </Stack>
  );

  function body() {
    if (done) return <Said text={t("password.done")} />;
    if (!token) return <Said text={t("link.incomplete")} />;
    return <PasswordForm token={token} lead={lead} onDone={() => setDone(true)} />;
  }
}

interface PasswordFormProps {
  token: string;
  lead: string;
  onDone: () => void;
}

function PasswordForm({ token, lead, onDone }: PasswordFormProps) {
  const { t } = useTranslation("account");
  const form = useForm({
    initial: { password: "" },
    save: async ({ password }) => {
      await choosePassword(token, password);
      onDone();
    },
  });
  return (
    <FormShell form={form} submitLabel={t("password.choose")}>
      <Text>{lead}</Text>
      <PasswordField
        kind="new-password"
        label={t("password.new")}
        description={t("password.rule")}
        value={form.values.password}
        error={form.errorOf("password")}
        onChange={(value) => form.set("password", value)}
      />
    </FormShell>
  );
}

function Said({ text }: { text: string }) {
  return (
    <Alert role="status" variant="outline">
      {text}
    </Alert>
  );
}

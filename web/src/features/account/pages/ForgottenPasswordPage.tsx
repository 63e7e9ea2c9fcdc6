/** Asks for a link by mail; the answer is the same whether or not there is such an account. */
import { Alert, Anchor, Stack, Text, TextInput, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormShell } from "@/parts/form/FormShell";
import { useForm } from "@/parts/form/useForm";
import { askForLink } from "../data/links";

export function ForgottenPasswordPage() {
  const { t } = useTranslation("account");
  const [asked, setAsked] = useState(false);
  const form = useForm({
    initial: { email: "" },
    save: async ({ email }) => {
      await askForLink(email);
      setAsked(true);
    },
  });
  return (
    <Stack>
      <Title order={1} size="h2">
        {t("forgotten.title")}
      </Title>
      {asked ? (
        <Alert role="status" variant="outline">
          {t("forgotten.done")}
        </Alert>
      ) : (
        <FormShell form={form} submitLabel={t("forgotten.send")}>
          <Text>{t("forgotten.lead")}</Text>
          <TextInput
            label={t("email")}
            type="email"
            autoComplete="username"
            required
            value={form.values.email}
            error={form.errorOf("email")}
            onChange={(event) => form.set("email", event.currentTarget.value)}
          />
        </FormShell>
      )}
      <Anchor component={Link} to="/sign-in" size="sm">
        {t("toSignIn")}
      </Anchor>
    </Stack>
  );
}

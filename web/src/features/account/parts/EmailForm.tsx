/** Another address to sign in with: both the present and the new one have to agree. */
import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormShell } from "@/parts/form/FormShell";
import { PasswordField } from "@/parts/form/PasswordField";
import { useForm } from "@/parts/form/useForm";
import { tellDone } from "@/parts/states/tell";
import { askForNewEmail } from "../data/account";

export function EmailForm() {
  const [times, setTimes] = useState(0);
  return <Once key={times} onDone={() => setTimes(times + 1)} />;
}

function Once({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("account");
  const form = useForm({
    initial: { new_email: "", current_password: "" },
    save: async (values) => {
      await askForNewEmail(values);
      tellDone(t("newEmail.asked"));
      onDone();
    },
  });
  return (
    <FormShell form={form} submitLabel={t("newEmail.ask")}>
      <Text size="sm" c="dimmed">
        {t("newEmail.what")}
      </Text>
      <TextInput
        label={t("newEmail.address")}
        type="email"
        autoComplete="email"
        required
        value={form.values.new_email}
        error={form.errorOf("new_email")}
        onChange={(event) => form.set("new_email", event.currentTarget.value)}
      />
      <PasswordField
        kind="current-password"
        label={t("password.current")}
        value={form.values.current_password}
        error={form.errorOf("current_password")}
        onChange={(value) => form.set("current_password", value)}
      />
    </FormShell>
  );
}

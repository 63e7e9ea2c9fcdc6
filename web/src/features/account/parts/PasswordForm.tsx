/** Another password; all other sessions end with it. */
import { PasswordInput, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormShell } from "@/parts/form/FormShell";
import { useForm } from "@/parts/form/useForm";
import { tellDone } from "@/parts/states/tell";
import { changePassword } from "../data/account";

export function PasswordForm() {
  const [times, setTimes] = useState(0);
  return <Once key={times} onDone={() => setTimes(times + 1)} />;
}

function Once({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("account");
  const form = useForm({
    initial: { current_password: "", password: "" },
    save: async (values) => {
      await changePassword(values);
      tellDone(t("password.changed"));
      onDone();
    },
  });
  const show = { "aria-label": t("password.show") };
  return (
    <FormShell form={form} submitLabel={t("password.change")}>
      <Text size="sm" c="dimmed">
        {t("password.what")}
      </Text>
      <PasswordInput
        label={t("password.current")}
        autoComplete="current-password"
        required
        value={form.values.current_password}
        error={form.errorOf("current_password")}
        visibilityToggleButtonProps={show}
        onChange={(event) => form.set("current_password", event.currentTarget.value)}
      />
      <PasswordInput
        label={t("password.new")}
        description={t("password.rule")}
        autoComplete="new-password"
        required
        value={form.values.password}
        error={form.errorOf("password")}
        visibilityToggleButtonProps={show}
        onChange={(event) => form.set("password", event.currentTarget.value)}
      />
    </FormShell>
  );
}

/** Another password; all other sessions end with it. */
import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormShell } from "@/parts/form/FormShell";
import { PasswordField } from "@/parts/form/PasswordField";
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
  return (
    <FormShell form={form} submitLabel={t("password.change")}>
      <Text size="sm" c="dimmed">
        {t("password.what")}
      </Text>
      <PasswordField
        kind="current-password"
        label={t("password.current")}
        value={form.values.current_password}
        error={form.errorOf("current_password")}
        onChange={(value) => form.set("current_password", value)}
      />
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

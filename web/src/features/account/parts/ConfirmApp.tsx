/** The app counts once it has shown a first right code. */
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { FormShell } from "@/parts/form/FormShell";
import { useForm } from "@/parts/form/useForm";
import { AppSecret } from "@/session/AppSecret";
import { type AppToEnrol, confirmApp } from "../data/account";

interface ConfirmAppProps {
  app: AppToEnrol;
  onConfirmed: (codes: readonly string[]) => void;
  onCancel: () => void;
}

export function ConfirmApp({ app, onConfirmed, onCancel }: ConfirmAppProps) {
  const { t } = useTranslation("account");
  const form = useForm({
    initial: { code: "" },
    save: async ({ code }) => onConfirmed(await confirmApp(code)),
  });
  return (
    <FormShell form={form} submitLabel={t("factor.confirm")} onCancel={onCancel}>
      <AppSecret app={app} />
      <TextInput
        label={t("factor.code")}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        value={form.values.code}
        error={form.errorOf("code")}
        onChange={(event) => form.set("code", event.currentTarget.value)}
      />
    </FormShell>
  );
}

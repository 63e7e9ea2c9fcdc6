/** A password that can be looked at while it is typed. */
import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface PasswordFieldProps {
  label: string;
  description?: string;
  /** A new password is offered by the browser's store of passwords, the present one filled in. */
  kind: "current-password" | "new-password";
  value: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}

export function PasswordField({ kind, error, onChange, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation("parts");
  return (
    <PasswordInput
      {...rest}
      autoComplete={kind}
      required
      error={error}
      // The part says this of its other fields by itself.
      aria-invalid={error !== undefined}
      visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Asks for the password once more before what protects the account is changed. */
import { Alert } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { PasswordField } from "@/parts/form/PasswordField";
import { wordsFor } from "@/parts/states/tell";
import { prove } from "../data/account";

interface ProveAgainProps {
  onProved: () => void;
  onClose: () => void;
}

export function ProveAgain({ onProved, onClose }: ProveAgainProps) {
  const { t } = useTranslation("account");
  const [password, setPassword] = useState("");
  const proof = useMutation({ mutationFn: prove, onSuccess: onProved });
  return (
    <ConfirmDialog
      title={t("proof.title")}
      explanation={t("proof.why")}
      confirm={t("proof.goOn")}
      busy={proof.isPending}
      onConfirm={() => proof.mutate(password)}
      onClose={onClose}
    >
      {proof.isError && (
        <Alert role="alert" color="red" variant="outline">
          {wordsFor(proof.error)}
        </Alert>
      )}
      <PasswordField
        kind="current-password"
        label={t("password.current")}
        value={password}
        onChange={setPassword}
      />
    </ConfirmDialog>
  );
}

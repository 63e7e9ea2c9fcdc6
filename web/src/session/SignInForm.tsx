/** Name and password; the same form opens a session and takes one up again. */
import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/generated/identity";
import { Problem } from "@/api/problem";
import { PasswordField } from "@/parts/form/PasswordField";
import { post, sessionOpened } from "./session";

type Schemas = components["schemas"];
export type SecondStepNeeded = Schemas["SecondStepNeeded"];

interface SignInFormProps {
  /** Set where the person is known and only has to prove it again. */
  email?: string;
  onSignedIn: () => void;
  onSecondStep: (needed: SecondStepNeeded) => void;
  /** Ways to sign in that depend on the address. */
  otherWays?: (email: string) => ReactNode;
}

export function SignInForm({ email: known, onSignedIn, onSecondStep, otherWays }: SignInFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState(known ?? "");
  const [password, setPassword] = useState("");
  const [failure, setFailure] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const failed = useId();

  async function signIn(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const answer = await openSession(email, password);
      if ("challenge" in answer) onSecondStep(answer);
      else {
        sessionOpened(answer);
        onSignedIn();
      }
    } catch (error) {
      setPassword("");
      setFailure(error as Error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={signIn} aria-describedby={failure ? failed : undefined}>
      <Stack>
        {failure && (
          <Alert id={failed} color="red" role="alert" variant="outline">
            {failure instanceof Problem ? failure.message : t("unreachable.text")}
          </Alert>
        )}
        <TextInput
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          readOnly={known !== undefined}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          kind="current-password"
          label={t("signIn.password")}
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t("signIn.submit")}
        </Button>
        {otherWays?.(email)}
      </Stack>
    </form>
  );
}

function openSession(email: string, password: string) {
  const body: Schemas["NewSession"] = { email, password, cookie: true };
  return post<Schemas["SessionOpened"] | SecondStepNeeded>("/api/identity/sessions", body);
}

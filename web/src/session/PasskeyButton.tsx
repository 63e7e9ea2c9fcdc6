/** Signs in with a device that has a passkey; not there where the browser knows of none. */
import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { wordsFor } from "@/parts/states/tell";
import { passkeysWork, signInWithPasskey, wasTurnedAway } from "./passkey";

export function PasskeyButton({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  if (!passkeysWork()) return null;

  async function signIn() {
    setBusy(true);
    setFailure(null);
    try {
      await signInWithPasskey();
      onSignedIn();
    } catch (error) {
      if (!wasTurnedAway(error)) setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {failure !== null && (
        <Alert color="red" role="alert" variant="outline">
          {wordsFor(failure)}
        </Alert>
      )}
      <Button variant="default" fullWidth loading={busy} onClick={signIn}>
        {t("signIn.passkey")}
      </Button>
    </>
  );
}

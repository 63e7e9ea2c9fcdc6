/** Where the agency's sign-in leads back to. */
import { Alert, Anchor, Stack, Title } from "@mantine/core";
import { Link, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "@/parts/states/States";
import { wordsFor } from "@/parts/states/tell";
import { NextStep } from "@/session/NextStep";
import { comeBack, type SecondStepNeeded, wayBackIn, whereToGoOn } from "@/session/singleSignOn";
import { ownAddress } from "./ownAddress";

export function SignOnReturnPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const [needed, setNeeded] = useState<SecondStepNeeded | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const begun = useRef(false);
  const goOn = () => router.navigate({ to: ownAddress({ to: whereToGoOn() }), replace: true });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a way back serves once
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const way = wayBackIn(location.search);
    // The code is not for the history of the browser.
    history.replaceState(history.state, "", location.pathname);
    if (!way) return setFailure(t("signIn.refusedThere"));
    comeBack(way).then(
      (step) => (step ? setNeeded(step) : goOn()),
      (error: unknown) => setFailure(wordsFor(error)),
    );
  }, []);

  return (
    <Stack>
      <Title order={1} size="h2">
        {t("signIn.title")}
      </Title>
      {failure && (
        <>
          <Alert color="red" role="alert" variant="outline">
            {failure}
          </Alert>
          <Anchor component={Link} to="/sign-in">
            {t("signIn.again")}
          </Anchor>
        </>
      )}
      {!failure && !needed && <Loading />}
      {needed && (
        <NextStep
          needed={needed}
          onSignedIn={goOn}
          onBack={() => router.navigate({ to: "/sign-in" })}
        />
      )}
    </Stack>
  );
}

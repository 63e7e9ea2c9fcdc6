/** The agencies at which somebody with this address can sign in, as soon as it is written. */
import { Alert, Button, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { currentLanguage } from "@/language/language";
import { wordsFor } from "@/parts/states/tell";
import { choicesAt, domainOf, leaveFor, type SignOnChoice } from "./singleSignOn";

const UNTIL_WRITTEN_MS = 400;

export function SingleSignOn({ email, goOn }: { email: string; goOn: string }) {
  const { t } = useTranslation();
  const [domain] = useDebouncedValue(domainOf(email), UNTIL_WRITTEN_MS);
  // Whoever cannot be told of other ways still has a password: a failure is no news here.
  const { data = [] } = useQuery(choicesAt(domain));
  const leaving = useMutation({ mutationFn: (choice: SignOnChoice) => leaveFor(choice, goOn) });
  return (
    <Stack gap="xs" role="status">
      {leaving.isError && (
        <Alert color="red" role="alert" variant="outline">
          {wordsFor(leaving.error)}
        </Alert>
      )}
      {data.length > 0 && <Text size="sm">{t("signIn.atAgency")}</Text>}
      {data.map((choice) => (
        <Button
          key={choice.identity_provider_id}
          variant="default"
          fullWidth
          loading={leaving.isPending}
          onClick={() => leaving.mutate(choice)}
        >
          {t("signIn.with", { provider: choice.name, agency: agencyOf(choice) })}
        </Button>
      ))}
    </Stack>
  );
}

function agencyOf(choice: SignOnChoice): string {
  return currentLanguage() === "en-CA" ? choice.agency_name_en : choice.agency_name_fr;
}

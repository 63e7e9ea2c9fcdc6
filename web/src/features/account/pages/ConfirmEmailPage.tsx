/** Where the mails to the present and to the new address lead: each has to agree. */
import { Alert, Anchor, Button, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { wordsFor } from "@/parts/states/tell";
import { agreeToEmail } from "../data/links";
import { useSecretOfLink } from "../parts/useSecretOfLink";

export function ConfirmEmailPage() {
  const { t } = useTranslation("account");
  const token = useSecretOfLink();
  const agree = useMutation({ mutationFn: agreeToEmail });
  return (
    <Stack>
      <Title order={1} size="h2">
        {t("confirm.title")}
      </Title>
      {agree.isError && (
        <Alert role="alert" color="red" variant="outline">
          {wordsFor(agree.error)}
        </Alert>
      )}
      {body()}
      <Anchor component={Link} to="/sign-in" size="sm">
        {t("toSignIn")}
      </Anchor>
    </Stack>
  );

  function body() {
    if (!token) return <Text>{t("link.incomplete")}</Text>;
    if (agree.data) return <Text role="status">{t(`confirm.state.${agree.data}`)}</Text>;
    return (
      <>
        <Text>{t("confirm.lead")}</Text>
        <Button loading={agree.isPending} onClick={() => agree.mutate(token)}>
          {t("confirm.agree")}
        </Button>
      </>
    );
  }
}

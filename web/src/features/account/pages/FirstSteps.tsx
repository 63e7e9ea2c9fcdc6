/** What everybody does once before working here: the responsibilities, then the orientation. */
import { Button, Container, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { currentLanguage } from "@/language/language";
import { Failed, Loading } from "@/parts/states/States";
import { tellFailure } from "@/parts/states/tell";
import { sessionOpened } from "@/session/session";
import { acceptResponsibilities, finishOrientation, responsibilities } from "../data/firstSteps";

const TOPICS = ["records", "answers", "names", "help"] as const;

export function FirstSteps({ steps }: { steps: readonly string[] }) {
  const { t } = useTranslation("account");
  return (
    <Container size="sm" py="md">
      <Stack>
        <Title order={1} size="h2">
          {t("first.title")}
        </Title>
        {steps.includes("responsibilities") ? <Responsibilities /> : <Orientation />}
      </Stack>
    </Container>
  );
}

function Responsibilities() {
  const { t } = useTranslation("account");
  const formats = useFormats();
  const { data, error, refetch } = useQuery(responsibilities);
  const accept = useMutation({
    mutationFn: acceptResponsibilities,
    onSuccess: sessionOpened,
    onError: tellFailure,
  });
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  const { version } = data;
  return (
    <Paper component="section" withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {t("first.responsibilities")}
        </Title>
        <Text style={{ whiteSpace: "pre-line" }}>
          {currentLanguage() === "fr-CA" ? data.text_fr : data.text_en}
        </Text>
        <Text size="sm" c="dimmed">
          {t("first.version", { version, day: formats.moment(data.published_at) })}
        </Text>
        <Group justify="end">
          <Button loading={accept.isPending} onClick={() => accept.mutate(version)}>
            {t("first.accept")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function Orientation() {
  const { t } = useTranslation("account");
  const finish = useMutation({
    mutationFn: finishOrientation,
    onSuccess: sessionOpened,
    onError: tellFailure,
  });
  return (
    <Paper component="section" withBorder p="lg">
      <Stack>
        <Title order={2} size="h4">
          {t("first.orientation")}
        </Title>
        {TOPICS.map((topic) => (
          <div key={topic}>
            <Text fw={600}>{t(`first.${topic}`)}</Text>
            <Text>{t(`first.${topic}Text`)}</Text>
          </div>
        ))}
        <Group justify="end">
          <Button loading={finish.isPending} onClick={() => finish.mutate()}>
            {t("first.done")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

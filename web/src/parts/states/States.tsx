/** What a page shows when it has nothing to show: loading, nothing there, no right, no answer. */
import { Alert, Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem, Unreachable } from "@/api/problem";
import { wordsFor } from "./tell";

export function Loading() {
  const { t } = useTranslation();
  return (
    <Center mih={200} role="status" aria-label={t("loading")}>
      <Loader />
    </Center>
  );
}

export function Empty({
  title,
  hint,
  action,
}: {
  title: string;
  hint?: string;
  action?: ReactNode;
}) {
  return (
    <Center mih={200}>
      <Stack align="center" gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {hint && <Text c="dimmed">{hint}</Text>}
        {action}
      </Stack>
    </Center>
  );
}

/** Why there is nothing, and what the person can do about it. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const refused = error instanceof Problem && (error.status === 403 || error.status === 404);
  return (
    <Alert role="alert" variant="outline" color={refused ? "yellow" : "red"} title={titleOf(error)}>
      <Stack align="start" gap="sm">
        <Text>{wordsFor(error)}</Text>
        {retry && !refused && (
          <Button variant="default" onClick={retry}>
            {t("retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );

  function titleOf(cause: unknown): string {
    if (cause instanceof Unreachable) return t("unreachable.title");
    if (cause instanceof Problem && cause.title) return cause.title;
    return t("unexpected.title");
  }
}

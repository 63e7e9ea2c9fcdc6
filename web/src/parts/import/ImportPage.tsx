/**
 * A file is taken in: chosen, looked into, seen row by row, applied. The address keeps which file,
 * so that whoever comes back, or loads the page again, finds it where it is.
 */
import { Alert, Button, Group, Progress, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Loading } from "@/parts/states/States";
import { tellFailure } from "@/parts/states/tell";
import { ApplyIntake } from "./ApplyIntake";
import { ChooseFile } from "./ChooseFile";
import { Findings } from "./Findings";
import { type ImportDefinition, type Intake, isBusy, progressOf } from "./importing";

const ASK_AGAIN = 700;

interface ImportPageProps {
  title: string;
  definition: ImportDefinition;
  /** What has to be said before a file is chosen, such as whose file it is. */
  before?: ReactNode;
  /** Whether `before` is said. */
  ready?: boolean;
  /** What the list shows has changed. */
  onApplied?: () => void;
}

export function ImportPage(props: ImportPageProps) {
  const { title, definition, before, ready = true, onApplied } = props;
  const { file } = useSearch({ strict: false }) as { file?: string };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const open = (id: string | undefined) =>
    navigate({ to: ".", search: (id ? { file: id } : {}) as never, replace: true });
  const check = useMutation({
    mutationFn: definition.check,
    onSuccess: (intake) => {
      queries.setQueryData([definition.name, "intake", intake.id], intake);
      return open(intake.id);
    },
    onError: tellFailure,
  });
  return (
    <Stack>
      <Title order={1} size="h2">
        {title}
      </Title>
      {file ? (
        <Followed
          key={file}
          id={file}
          definition={definition}
          onApplied={onApplied}
          onAnother={() => open(undefined)}
        />
      ) : (
        <>
          {before}
          {ready && (
            <ChooseFile definition={definition} busy={check.isPending} onFile={check.mutate} />
          )}
        </>
      )}
    </Stack>
  );
}

interface FollowedProps {
  id: string;
  definition: ImportDefinition;
  onApplied: (() => void) | undefined;
  onAnother: () => void;
}

function Followed({ id, definition, onApplied, onAnother }: FollowedProps) {
  const { t } = useTranslation("parts");
  const queries = useQueryClient();
  const key = [definition.name, "intake", id];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const now = await definition.look(id);
      const last = queries.getQueryData<Intake>(key);
      if (now.step === "applied" && last?.step !== "applied") onApplied?.();
      return now;
    },
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? ASK_AGAIN : false),
  });
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      <Group justify="space-between">
        <Text fw={500}>{data.fileName}</Text>
        <Button variant="default" disabled={isBusy(data)} onClick={onAnother}>
          {t("import.another")}
        </Button>
      </Group>
      <Standing intake={data} />
      {data.step === "checked" && (
        <ApplyIntake
          definition={definition}
          intake={data}
          onBegun={(begun) => queries.setQueryData(key, begun)}
        />
      )}
      {data.counts && !isBusy(data) && <Findings definition={definition} intake={data} />}
    </Stack>
  );
}

/** How far it is, said aloud when it changes. */
function Standing({ intake }: { intake: Intake }) {
  const { t } = useTranslation("parts");
  if (intake.refusal) {
    return (
      <Alert role="alert" color="red" variant="outline" title={t("import.steps.refused")}>
        {intake.refusal}
      </Alert>
    );
  }
  const progress = progressOf(intake);
  return (
    <Stack gap="xs" role="status">
      <Text>{t(`import.steps.${intake.step}`)}</Text>
      {isBusy(intake) && (
        <Progress.Root size="lg">
          <Progress.Section
            value={progress ?? 100}
            animated={progress === null}
            aria-label={t(`import.steps.${intake.step}`)}
          />
        </Progress.Root>
      )}
      {isBusy(intake) && intake.rowsTotal !== null && (
        <Text size="sm" c="dimmed">
          {t("import.done", { done: intake.rowsDone, total: intake.rowsTotal })}
        </Text>
      )}
    </Stack>
  );
}

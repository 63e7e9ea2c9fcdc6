/** Where a file is chosen, or dropped. */
import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tellFailure } from "@/parts/states/tell";
import type { ImportDefinition } from "./importing";

interface ChooseFileProps {
  definition: ImportDefinition;
  busy: boolean;
  onFile: (file: File) => void;
}

export function ChooseFile({ definition, busy, onFile }: ChooseFileProps) {
  const { t } = useTranslation("parts");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    <Paper
      withBorder
      p="xl"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      bg={over ? "var(--mantine-primary-color-light)" : undefined}
    >
      <Stack align="center">
        <Text>{t("import.drop", { endings: definition.takes.join(", ") })}</Text>
        <Group justify="center">
          <Button loading={busy} onClick={() => input.current?.click()}>
            {t("import.choose")}
          </Button>
          {definition.templates.map(({ label, get }) => (
            <Button key={label} variant="default" onClick={() => get().catch(tellFailure)}>
              {t("import.template", { label })}
            </Button>
          ))}
        </Group>
        <Text size="sm" c="dimmed">
          {t("import.nothingYet")}
        </Text>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t("import.choose")}
          accept={definition.takes.join(",")}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // The same file, mended, is chosen again.
            event.currentTarget.value = "";
            if (file) onFile(file);
          }}
        />
      </Stack>
    </Paper>
  );
}

/** The step from what was found to what is done; what is refused is left out only on one's word. */
import { Alert, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/parts/confirm/ConfirmDialog";
import { tellFailure } from "@/parts/states/tell";
import { changesNothing, type ImportDefinition, type Intake, isMixed } from "./importing";

interface ApplyIntakeProps {
  definition: ImportDefinition;
  intake: Intake;
  onBegun: (intake: Intake) => void;
}

export function ApplyIntake({ definition, intake, onBegun }: ApplyIntakeProps) {
  const { t } = useTranslation("parts");
  const [validOnly, setValidOnly] = useState(false);
  const [asked, setAsked] = useState(false);
  const apply = useMutation({
    mutationFn: () => definition.apply(intake, validOnly),
    onSuccess: onBegun,
    onError: tellFailure,
    onSettled: () => setAsked(false),
  });
  if (changesNothing(intake)) return <Text>{t("import.nothingToApply")}</Text>;
  const { added = 0, changed = 0, refused = 0 } = intake.counts ?? {};
  const mixed = isMixed(intake);
  return (
    <Stack>
      {mixed && (
        <Alert color="yellow" variant="outline" title={t("import.mixed", { count: refused })}>
          <Checkbox
            label={t("import.validOnly")}
            description={t("import.validOnlyWhat")}
            checked={validOnly}
            onChange={(event) => setValidOnly(event.currentTarget.checked)}
          />
        </Alert>
      )}
      <Group justify="end">
        <Button disabled={mixed && !validOnly} onClick={() => setAsked(true)}>
          {t("import.apply")}
        </Button>
      </Group>
      {asked && (
        <ConfirmDialog
          title={t("import.apply")}
          explanation={t("import.what", { added, changed })}
          note={mixed ? t("import.leftOut", { count: refused }) : null}
          confirm={t("import.apply")}
          busy={apply.isPending}
          onConfirm={() => apply.mutate()}
          onClose={() => setAsked(false)}
        />
      )}
    </Stack>
  );
}

/** Asks before something happens that others will see, and says what will happen. */
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFocusBack } from "./useFocusBack";

interface ConfirmDialogProps {
  title: string;
  explanation: string;
  note?: string | null;
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  /** Fields that belong to the decision, such as a reason. */
  children?: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, explanation, note, confirm, danger, busy, children, onConfirm, onClose } = props;
  const { t } = useTranslation("parts");
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <Stack>
          <Text>{explanation}</Text>
          {note && <Text c="dimmed">{note}</Text>}
          {children}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              type="submit"
              color={danger ? "red" : undefined}
              loading={busy ?? false}
              data-autofocus
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

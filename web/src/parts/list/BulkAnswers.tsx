/** What became of each row that something was asked for: done, refused, or nobody answered. */
import { Alert, List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BulkAnswer } from "./columns";

export type NamedAnswer = BulkAnswer & { name: string };

interface BulkAnswersProps {
  answers: readonly NamedAnswer[];
  onClose: () => void;
}

export function BulkAnswers({ answers, onClose }: BulkAnswersProps) {
  const { t } = useTranslation("parts");
  const done = answers.filter((answer) => answer.ok);
  const lost = answers.filter((answer) => answer.unanswered);
  const refused = answers.filter((answer) => !answer.ok && !answer.unanswered);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("list.answers")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        {done.length > 0 && (
          <Alert color="green" variant="outline" role="status">
            {t("list.succeeded", { count: done.length })}
          </Alert>
        )}
        {lost.length > 0 && (
          <Alert
            color="yellow"
            variant="outline"
            role="alert"
            title={t("list.unanswered", { count: lost.length })}
          >
            <Text mb="xs">{t("list.notKnown")}</Text>
            <List>
              {lost.map((answer) => (
                <List.Item key={answer.id}>{answer.name}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {refused.length > 0 && (
          <Alert color="red" variant="outline" title={t("list.refused", { count: refused.length })}>
            <List>
              {refused.map((answer) => (
                <List.Item key={answer.id}>{`${answer.name} – ${answer.message ?? ""}`}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Modal>
  );
}

/** The signing secret, this one time. */
import { Alert, Button, Code, CopyButton, Group, Modal, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

export function ShowSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation("partners");
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("secret.title")}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Alert color="yellow" variant="outline">
          {t("secret.once")}
        </Alert>
        <Code block aria-label={t("secret.name")} tabIndex={0}>
          {secret}
        </Code>
        <Group justify="end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t("secret.copied") : t("secret.copy")}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t("secret.kept")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

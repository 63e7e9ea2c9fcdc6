/** An invitation for whom no mail reaches: shown this once, to be handed over. */
import { Alert, Button, Code, CopyButton, Group, Modal, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import type { Invitation } from "../data/accounts";

export function HandOver({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useTranslation("people");
  const formats = useFormats();
  const link = invitation.link ?? "";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("account.handOver")}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Alert color="yellow" variant="outline">
          {t("account.once", { until: formats.moment(invitation.expires_at) })}
        </Alert>
        <Code block aria-label={t("account.link")} tabIndex={0}>
          {link}
        </Code>
        <Group justify="end">
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t("account.copied") : t("account.copy")}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t("account.handedOver")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

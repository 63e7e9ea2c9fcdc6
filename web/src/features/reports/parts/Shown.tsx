/** A chart beside a list: there for whoever asks, and not between them and the rows. */
import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function Shown({ children }: { children: ReactNode }) {
  const { t } = useTranslation("reports");
  const [shown, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="xs">
      <div>
        <Button variant="subtle" size="compact-md" aria-expanded={shown} onClick={toggle}>
          {shown ? t("hideChart") : t("showChart")}
        </Button>
      </div>
      {shown && children}
    </Stack>
  );
}

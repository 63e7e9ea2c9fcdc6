/** The secret that an authenticator app reads: as a picture, and in letters for who cannot. */
import { Center, Code, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/generated/identity";

export function AppSecret({ app }: { app: components["schemas"]["AppToEnrol"] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Center bg="white" p="sm">
        <img
          src={`data:image/svg+xml,${encodeURIComponent(app.qr_svg)}`}
          alt={t("secondStep.picture")}
          width={200}
          height={200}
        />
      </Center>
      <Text size="sm">{t("secondStep.byHand")}</Text>
      <Code block>{app.secret}</Code>
    </Stack>
  );
}

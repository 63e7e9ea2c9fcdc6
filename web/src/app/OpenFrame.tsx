/** What surrounds the pages that need no session: signing in, and the links that come by mail. */
import { Center, Group, Paper, Stack, Text } from "@mantine/core";
import { Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "./shell/LanguageSwitch";

export function OpenFrame() {
  const { t } = useTranslation();
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w={420} maw="100%">
        <Group justify="space-between">
          <Text fw={700} size="lg">
            {t("product")}
          </Text>
          <LanguageSwitch />
        </Group>
        <Paper withBorder p="lg">
          <Outlet />
        </Paper>
      </Stack>
    </Center>
  );
}

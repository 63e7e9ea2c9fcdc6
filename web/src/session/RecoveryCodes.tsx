/** Codes to keep for the day the app is lost: shown once, to print or to write down. */
import { Button, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text>{t("secondStep.keepCodes")}</Text>
      <SimpleGrid component="ul" cols={2} ff="monospace" m={0} p={0}>
        {codes.map((code) => (
          <Text component="li" ff="monospace" key={code} style={{ listStyle: "none" }}>
            {code}
          </Text>
        ))}
      </SimpleGrid>
      <Group justify="space-between" data-screen-only>
        <Button variant="default" onClick={() => window.print()}>
          {t("secondStep.print")}
        </Button>
        <Button onClick={onKept}>{t("secondStep.kept")}</Button>
      </Group>
    </Stack>
  );
}

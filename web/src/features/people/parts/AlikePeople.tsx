/** Records that may be of the same person: looked at before another one is made. */
import { Alert, Anchor, Button, Group, List, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Candidate } from "../data/people";

interface AlikePeopleProps {
  candidates: readonly Candidate[];
  busy: boolean;
  onAnother: () => void;
}

export function AlikePeople({ candidates, busy, onAnother }: AlikePeopleProps) {
  const { t } = useTranslation("people");
  return (
    <Alert role="alert" color="yellow" variant="outline" title={t("alike.title")}>
      <Stack>
        <Text>{t("alike.text")}</Text>
        <List>
          {candidates.map(({ id, first_name, last_name, active, likeness }) => (
            <List.Item key={id}>
              <Anchor component={Link} to={`/people/${id}`}>
                {`${first_name} ${last_name}`}
              </Anchor>{" "}
              {[...likeness.map((each) => t(`alike.${each}`)), ...(active ? [] : [t("inactive")])]
                .map((each) => each.toLocaleLowerCase())
                .join(", ")}
            </List.Item>
          ))}
        </List>
        <Group justify="end">
          <Button variant="default" loading={busy} onClick={onAnother}>
            {t("alike.another")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

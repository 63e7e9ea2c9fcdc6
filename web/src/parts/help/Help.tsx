/** A question mark beside a word; it opens what the glossary says of that word. */
import { ActionIcon, Popover, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Term, useTerm } from "@/language/glossary";

const MARK = "?";

export function Help({ term }: { term: Term }) {
  const { t } = useTranslation("parts");
  const { name, text } = useTerm(term);
  const [opened, setOpened] = useState(false);
  return (
    // Not in a portal: whoever reads on after the button arrives at the explanation.
    <Popover
      opened={opened}
      onChange={setOpened}
      width={260}
      position="bottom-start"
      withinPortal={false}
    >
      <Popover.Target>
        <ActionIcon
          variant="default"
          radius="xl"
          size="sm"
          aria-label={t("help", { word: name })}
          onClick={() => setOpened(!opened)}
          onKeyDown={(event) => event.key === "Escape" && setOpened(false)}
        >
          {MARK}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text span size="sm" c="var(--mantine-color-text)" role="status">
          {text}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

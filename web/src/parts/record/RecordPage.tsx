/** One record: what it is and how it stands, what can be done, its parts as tabs. */
import { Group, Stack, Tabs, Text, Title } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";

export interface RecordTab {
  id: string;
  label: string;
  content: ReactNode;
}

interface RecordPageProps {
  title: string;
  subtitle?: string;
  status: ReactNode;
  actions: ReactNode;
  tabs: readonly RecordTab[];
}

export function RecordPage({ title, subtitle, status, actions, tabs }: RecordPageProps) {
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const navigate = useNavigate();
  const open = tabs.find((each) => each.id === tab) ?? tabs[0];
  return (
    <Stack>
      <Group justify="space-between" align="start">
        <div>
          <Group gap="sm">
            <Title order={1} size="h2">
              {title}
            </Title>
            {status}
          </Group>
          {subtitle && <Text c="dimmed">{subtitle}</Text>}
        </div>
        <Group gap="xs" data-screen-only>
          {actions}
        </Group>
      </Group>
      <Tabs
        value={open?.id ?? null}
        onChange={(id) => navigate({ to: ".", search: { tab: id } as never, replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map((each) => (
            <Tabs.Tab key={each.id} value={each.id}>
              {each.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((each) => (
          <Tabs.Panel key={each.id} value={each.id} pt="md">
            {each.content}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

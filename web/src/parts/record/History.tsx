/** What happened to a record, newest first: who, when, and what they said. */
import { Text, Timeline } from "@mantine/core";
import { useFormats } from "@/language/formats";

export interface HistoryItem {
  key: string;
  at: string;
  title: string;
  by: string | null;
  said: readonly string[];
}

export function History({ items }: { items: readonly HistoryItem[] }) {
  const formats = useFormats();
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {items.map((item) => (
        <Timeline.Item key={item.key} title={item.title}>
          <Text size="sm" c="dimmed">
            {[formats.moment(item.at), item.by].filter(Boolean).join(" · ")}
          </Text>
          {item.said.map((words) => (
            <Text key={words} size="sm">
              {words}
            </Text>
          ))}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

/** What changed since the person was here before, each a way to it. */
import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Item } from "@/features/notifications/data/items";
import { type News, newsSince } from "@/features/notifications/data/news";
import { useFormats } from "@/language/formats";
import { Failed, Loading } from "@/parts/states/States";
import { usePerson } from "@/session/useSession";

const SHOWN = 5;

export function SinceLastTime() {
  const { t } = useTranslation("welcome");
  const formats = useFormats();
  const since = usePerson().previous_sign_in_at ?? null;
  const { data, error, refetch } = useQuery(newsSince(since));
  return (
    <Stack component="section" gap="sm" aria-labelledby="since-last-time">
      <Title order={2} size="h3" id="since-last-time">
        {since ? t("since", { moment: formats.moment(since) }) : t("unread")}
      </Title>
      {error && !data && <Failed error={error} retry={() => refetch()} />}
      {!error && !data && <Loading />}
      {data && <Changes news={data} />}
    </Stack>
  );
}

function Changes({ news }: { news: News }) {
  const { t } = useTranslation("welcome");
  if (news.latest.length === 0) return <Text>{t("nothingNew")}</Text>;
  const changed = news.more ? "changedAtLeast" : "changed";
  return (
    <>
      {news.requests > 0 && <Text>{t(changed, { count: news.requests })}</Text>}
      <Stack component="ul" gap="xs" m={0} p={0}>
        {news.latest.slice(0, SHOWN).map((item) => (
          <Card component="li" key={item.id} withBorder padding="sm" display="block">
            <Change item={item} />
          </Card>
        ))}
      </Stack>
      <Anchor component={Link} to="/notifications">
        {t("allNews")}
      </Anchor>
    </>
  );
}

function Change({ item }: { item: Item }) {
  const formats = useFormats();
  const request = item.placement_request_id;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Anchor
          component={Link}
          to={request ? `/requests/${request}` : "/notifications"}
          fw={600}
          lang={item.language}
        >
          {item.title}
        </Anchor>
        <Text size="sm" c="dimmed" component="time" dateTime={item.created_at}>
          {formats.moment(item.created_at)}
        </Text>
      </Group>
      <Text size="sm" lang={item.language}>
        {item.text}
      </Text>
    </>
  );
}

/** What waits: requests by status, each a way into the list; and what changed meanwhile. */
import { Card, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { requestCounts } from "@/features/requests/data/requests";
import { useFormats } from "@/language/formats";
import { Empty, Failed, Loading } from "@/parts/states/States";
import { usePerson } from "@/session/useSession";
import { SinceLastTime } from "../parts/SinceLastTime";

export function WelcomePage() {
  const { t } = useTranslation("welcome");
  const person = usePerson();
  return (
    <Stack>
      <Title order={1} size="h2">
        {t("hello", { name: person.first_name })}
      </Title>
      <Counts />
      <SinceLastTime />
    </Stack>
  );
}

function Counts() {
  const { t } = useTranslation("welcome");
  const formats = useFormats();
  const { data, error, refetch } = useQuery(requestCounts);
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty title={t("nothing")} />;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
      {data.map((each) => (
        <Card
          key={each.label.code}
          component={Link}
          to="/requests"
          search={{ status: each.status } as never}
          withBorder
        >
          <Text size="xl" fw={700}>
            {formats.number(each.count)}
          </Text>
          <Text>{each.label.text}</Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

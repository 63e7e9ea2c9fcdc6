/** Says, before anything is sent, whether it goes online or on paper, and why. */
import { Alert, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { wordsFor } from "@/parts/states/tell";
import { channelTo } from "../data/writing";

export function ChannelNote({ id, destinationId }: { id: string; destinationId: string | null }) {
  const { t } = useTranslation("requests");
  const { data, error } = useQuery(channelTo(id, destinationId));
  if (error) return <Text role="alert">{wordsFor(error)}</Text>;
  if (!data) return <Text role="status">{t("arrives.looking")}</Text>;
  return (
    <Alert
      role="status"
      variant="outline"
      color={data.channel === "paper" ? "yellow" : "blue"}
      title={t(`arrives.${data.channel}`)}
    >
      {data.text}
    </Alert>
  );
}

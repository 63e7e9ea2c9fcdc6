/** The unit that a request is passed to: the one asked for, or another of the same hospital. */
import { Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { destinationsIn, sitesOf } from "../data/places";
import type { RequestRow } from "../data/requests";
import { ChannelNote } from "./ChannelNote";

interface ChooseDestinationProps {
  request: RequestRow;
  value: string;
  onChange: (id: string) => void;
}

export function ChooseDestination({ request, value, onChange }: ChooseDestinationProps) {
  const { t } = useTranslation("requests");
  const agencyId = request.receiving_agency?.id ?? "";
  const { data: units = [] } = useQuery({
    ...destinationsIn({ agency_id: agencyId }),
    enabled: agencyId !== "",
  });
  const { data: sites = [] } = useQuery({ ...sitesOf(agencyId), enabled: agencyId !== "" });
  const siteNames = new Map(sites.map((site) => [site.id, site.name]));
  const { id, name } = request.destination;
  const others = units
    .filter((unit) => unit.id !== id)
    .map((unit) => ({
      value: unit.id,
      label: [unit.name, siteNames.get(unit.site_id)].filter(Boolean).join(", "),
    }));
  return (
    <Stack gap="sm">
      <Select
        label={t("destination")}
        description={t("otherUnit")}
        searchable
        allowDeselect={false}
        limit={100}
        data={[{ value: id, label: `${name}, ${request.site.name}` }, ...others]}
        value={value}
        onChange={(next) => onChange(next ?? id)}
        nothingFoundMessage={t("find.nothing")}
      />
      <ChannelNote id={request.id} destinationId={value} />
    </Stack>
  );
}

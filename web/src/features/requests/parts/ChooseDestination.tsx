/** The unit that a request is passed to: the one asked for, or another of the same hospital. */
import { Select, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { destinationsAt, sitesOf } from "../data/places";
import type { RequestRow } from "../data/requests";
import { ChannelNote } from "./ChannelNote";

const TYPING_MS = 250;

interface ChooseDestinationProps {
  request: RequestRow;
  /** Empty while none of another site is chosen. */
  value: string;
  /** Somebody went on without choosing. */
  missing: boolean;
  onChange: (id: string) => void;
}

export function ChooseDestination({ request, value, missing, onChange }: ChooseDestinationProps) {
  const { t } = useTranslation("requests");
  const asked = { id: request.destination.id, name: request.destination.name };
  const [site, setSite] = useState({ id: request.site.id, name: request.site.name });
  const { data: found = [] } = useQuery(destinationsAt(site.id));
  const units = site.id === request.site.id ? withFirst(asked, found) : found;
  const choose = (next: { id: string; name: string }) => {
    setSite(next);
    onChange(next.id === request.site.id ? asked.id : "");
  };
  return (
    <Stack gap="sm">
      <SiteOfAgency request={request} site={site} onChange={choose} />
      <Select
        label={t("destination")}
        description={t("otherUnit")}
        searchable
        required
        allowDeselect={false}
        data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        value={value === "" ? null : value}
        onChange={(next) => onChange(next ?? "")}
        error={missing && t("destinationMissing")}
        nothingFoundMessage={t("find.nothing")}
      />
      {value !== "" && <ChannelNote id={request.id} destinationId={value} />}
    </Stack>
  );
}

interface Named {
  id: string;
  name: string;
}

interface SiteOfAgencyProps {
  request: RequestRow;
  site: Named;
  onChange: (site: Named) => void;
}

/** A hospital may have more sites than a list shows: they are looked for by name. */
function SiteOfAgency({ request, site, onChange }: SiteOfAgencyProps) {
  const { t } = useTranslation("requests");
  const agencyId = request.receiving_agency?.id ?? "";
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data: found = [], isFetching } = useQuery({
    // What stands in the field by itself is the site that is chosen, and nothing to look for.
    ...sitesOf(agencyId, text === site.name ? "" : text),
    enabled: agencyId !== "",
    placeholderData: keepPreviousData,
  });
  const offered = withFirst(site, found);
  return (
    <Select
      label={t("site")}
      description={t("find.ofHospital")}
      searchable
      required
      allowDeselect={false}
      data={offered.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={site.id}
      onSearchChange={setTyped}
      onChange={(id) => onChange(offered.find((each) => each.id === id) ?? site)}
      nothingFoundMessage={isFetching ? t("find.looking") : t("find.nothing")}
    />
  );
}

function withFirst(first: Named, others: readonly Named[]): Named[] {
  return [first, ...others.filter((each) => each.id !== first.id)];
}

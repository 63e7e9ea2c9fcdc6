/** Finds a site while one types its name or city, and others around the one that is chosen. */
import { Button, Select, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Formats, useFormats } from "@/language/formats";
import { foundSites, type Site, siteDetail } from "../data/places";

const TYPING_MS = 250;
const METRES = 1000;

interface FindSiteProps {
  value: string;
  onChange: (id: string) => void;
}

export function FindSite({ value, onChange }: FindSiteProps) {
  const { t } = useTranslation("requests");
  const formats = useFormats();
  const [typed, setTyped] = useState("");
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const [around, setAround] = useState<Site | null>(null);
  const { data: chosen } = useQuery({ ...siteDetail(value), enabled: value !== "" });
  // What stands in the field once a site is chosen is its label, and nothing to look for.
  const looked = chosen && text === nameOf(chosen, formats) ? "" : text;
  const { data: found = [], isFetching } = useQuery({
    ...foundSites({ text: looked, around }),
    placeholderData: keepPreviousData,
  });
  const offered = chosen && !found.some((site) => site.id === value) ? [chosen, ...found] : found;
  return (
    <Stack gap={4} align="start">
      <Select
        w="100%"
        label={t("site")}
        description={around ? t("find.around", { name: around.name }) : t("find.how")}
        required
        searchable
        data={offered.map((site) => ({
          value: site.id,
          label: nameOf(site.id === value && chosen ? chosen : site, formats),
        }))}
        filter={({ options }) => options}
        value={value === "" ? null : value}
        onSearchChange={setTyped}
        onChange={(id) => onChange(id ?? "")}
        nothingFoundMessage={isFetching ? t("find.looking") : t("find.nothing")}
      />
      {chosen?.latitude != null && !around && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAround(chosen)}>
          {t("find.nearby")}
        </Button>
      )}
      {around && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAround(null)}>
          {t("find.everywhere")}
        </Button>
      )}
    </Stack>
  );
}

function nameOf(site: Site, formats: Formats): string {
  const far = site.distance_m == null ? null : `${formats.number(site.distance_m / METRES, 1)} km`;
  return [site.name, site.city, far].filter(Boolean).join(", ");
}

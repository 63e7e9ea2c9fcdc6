/** The filters above a list, and what is filtered by now as chips that can be taken away. */
import { Button, Group, MultiSelect, Pill, Select, Switch, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Filter } from "./columns";
import { type ListSearch, many, one } from "./search";

const TYPING_MS = 250;

export function Filters({ filters, list }: { filters: readonly Filter[]; list: ListSearch }) {
  return (
    <Group align="end" gap="sm" role="search" data-screen-only>
      {filters.map((filter) => (
        <FilterField key={filter.id} filter={filter} list={list} />
      ))}
      <ActiveFilters filters={filters} list={list} />
    </Group>
  );
}

function FilterField({ filter, list }: { filter: Filter; list: ListSearch }) {
  const { t } = useTranslation("parts");
  const value = list.search[filter.id];
  const set = (next: string | string[] | null) => list.set({ [filter.id]: next ?? undefined });
  switch (filter.kind) {
    case "text":
      return <TextFilter label={filter.label} value={one(value) ?? ""} onChange={set} />;
    case "day":
    case "month":
      return (
        <TextInput
          type={filter.kind === "day" ? "date" : "month"}
          label={filter.label}
          value={one(value) ?? ""}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case "flag":
      return (
        <Switch
          label={filter.label}
          checked={one(value) === "true"}
          onChange={(event) => set(event.currentTarget.checked ? "true" : null)}
        />
      );
    case "one":
      return (
        <Select
          label={filter.label}
          placeholder={t("list.any")}
          data={[...filter.options]}
          value={one(value) ?? null}
          onChange={set}
          clearable
          clearButtonProps={{ "aria-label": t("list.clearFilter", { name: filter.label }) }}
        />
      );
    case "many":
      return (
        <MultiSelect
          label={filter.label}
          placeholder={many(value).length > 0 ? "" : t("list.any")}
          data={[...filter.options]}
          value={many(value)}
          maxValues={filter.most ?? filter.options.length}
          onChange={set}
          maw={360}
          searchable
        />
      );
  }
}

interface TextFilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Waits for a pause in typing, so that a word costs one question and not one a letter. */
function TextFilter({ label, value, onChange }: TextFilterProps) {
  const [typed, setTyped] = useState(value);
  const tell = useDebouncedCallback(onChange, TYPING_MS);
  useEffect(() => setTyped(value), [value]);
  return (
    <TextInput
      type="search"
      label={label}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

function ActiveFilters({ filters, list }: { filters: readonly Filter[]; list: ListSearch }) {
  const { t } = useTranslation("parts");
  const active = filters.filter((filter) => list.search[filter.id] !== undefined);
  if (active.length === 0) return null;
  const clear = Object.fromEntries(active.map((filter) => [filter.id, undefined]));
  return (
    <Group gap="xs">
      {active.map((filter) => (
        <Pill
          key={filter.id}
          withRemoveButton
          removeButtonProps={{
            "aria-label": t("list.clearFilter", { name: filter.label }),
            "aria-hidden": false,
            tabIndex: 0,
          }}
          onRemove={() => list.set({ [filter.id]: undefined })}
        >
          {filter.label}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={() => list.set(clear)}>
        {t("list.clearFilters")}
      </Button>
    </Group>
  );
}

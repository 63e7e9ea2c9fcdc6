/** Somebody of the staff, found by the beginning of a name. */
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { loadPeople, PEOPLE } from "../data/people";

interface FindPersonProps {
  label: string;
  required?: boolean;
  /** Who is not meant. */
  besides: string;
  onPerson: (id: string | null) => void;
}

export function FindPerson({ label, required, besides, onPerson }: FindPersonProps) {
  const [text, setText] = useState("");
  const { data } = useQuery({
    queryKey: [PEOPLE, "found", text],
    queryFn: () => loadPeople({ q: text }, null),
    enabled: text.trim().length > 1,
    placeholderData: (before) => before,
  });
  const found = (data?.rows ?? []).filter(({ id }) => id !== besides);
  return (
    <Select
      label={label}
      required={required ?? false}
      searchable
      clearable
      data={found.map(({ id, first_name, last_name }) => ({
        value: id,
        label: `${first_name} ${last_name}`,
      }))}
      // The service searches, blind to accents.
      filter={({ options }) => options}
      onSearchChange={setText}
      onChange={onPerson}
    />
  );
}

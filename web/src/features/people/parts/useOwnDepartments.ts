/** The departments that one's agency has, by name; of every agency for whoever looks after all. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "@/parts/form/fields";
import { useActiveRole } from "@/session/useSession";
import { departmentOptions } from "../data/people";

export function useOwnDepartments(agencyId?: string): Option[] {
  const { i18n } = useTranslation();
  const { role, agency_id } = useActiveRole();
  const { data } = useQuery(
    departmentOptions(agencyId ?? (role === "administrator" ? null : agency_id)),
  );
  return useMemo(() => {
    const french = i18n.language.startsWith("fr");
    return (data ?? []).map(({ id, name_fr, name_en }) => ({
      value: id,
      label: french ? name_fr : name_en,
    }));
  }, [data, i18n.language]);
}

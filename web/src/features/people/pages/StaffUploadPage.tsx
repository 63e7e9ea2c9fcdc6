/** A department's staff from a file. */
import { Select } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ImportPage } from "@/parts/import/ImportPage";
import { PEOPLE } from "../data/people";
import { staffUploads } from "../data/staffUploads";
import { useOwnDepartments } from "../parts/useOwnDepartments";

export function StaffUploadPage() {
  const { t } = useTranslation("people");
  const queries = useQueryClient();
  const departments = useOwnDepartments();
  const [chosen, setChosen] = useState<string | null>(null);
  const department = chosen ?? (departments.length === 1 ? departments[0]?.value : null) ?? null;
  const definition = useMemo(
    () => staffUploads(department ?? "", (column) => t(`columns.${column}`)),
    [department, t],
  );
  return (
    <ImportPage
      title={t("import.title")}
      definition={definition}
      ready={department !== null}
      before={
        <Select
          maw={480}
          label={t("department")}
          description={t("import.department")}
          required
          searchable
          data={departments}
          value={department}
          onChange={setChosen}
        />
      }
      onApplied={() => void queries.invalidateQueries({ queryKey: [PEOPLE] })}
    />
  );
}

/** The departments of an agency: each keeps its own staff. */
import { Button, Group, Modal, Stack, Table } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordForm } from "@/parts/form/RecordForm";
import { Empty, Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { useActiveRole } from "@/session/useSession";
import {
  addDepartment,
  changeDepartment,
  type Department,
  departmentNow,
  departmentsOf,
} from "../data/agencies";
import { ActiveBadge } from "./ActiveBadge";
import { departmentFields } from "./fields";
import { useOwnName } from "./useOwnName";

export function Departments({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation("agencies");
  const role = useActiveRole();
  const nameOf = useOwnName();
  const { data, error, refetch } = useQuery(departmentsOf(agencyId));
  const [edited, setEdited] = useState<Department | "new" | null>(null);
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  const mayChange = role.role === "administrator" || role.agency_id === agencyId;
  return (
    <Stack>
      {mayChange && (
        <Group justify="end">
          <Button onClick={() => setEdited("new")}>{t("addDepartment")}</Button>
        </Group>
      )}
      {data.length === 0 ? (
        <Empty title={t("noDepartments")} />
      ) : (
        <Table.ScrollContainer minWidth={480}>
          <Table aria-label={t("departments")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("name")}</Table.Th>
                <Table.Th>{t("city")}</Table.Th>
                <Table.Th>{t("state")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((department) => (
                <Table.Tr key={department.id}>
                  <Table.Td>
                    {mayChange ? (
                      <Button variant="subtle" size="sm" onClick={() => setEdited(department)}>
                        {nameOf(department)}
                      </Button>
                    ) : (
                      nameOf(department)
                    )}
                  </Table.Td>
                  <Table.Td>{department.city}</Table.Td>
                  <Table.Td>
                    <ActiveBadge active={department.active} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {edited && (
        <EditDepartment agencyId={agencyId} edited={edited} onDone={() => setEdited(null)} />
      )}
    </Stack>
  );
}

interface EditDepartmentProps {
  agencyId: string;
  edited: Department | "new";
  onDone: () => void;
}

function EditDepartment({ agencyId, edited, onDone }: EditDepartmentProps) {
  const { t } = useTranslation("agencies");
  const { t: parts } = useTranslation("parts");
  const queries = useQueryClient();
  const known = edited === "new" ? null : edited;
  return (
    <Modal
      opened
      onClose={onDone}
      title={known ? t("department") : t("addDepartment")}
      closeButtonProps={{ "aria-label": parts("close") }}
    >
      <RecordForm
        fields={departmentFields(t)}
        {...(known && { record: known, latest: () => departmentNow(known.id) })}
        submitLabel={t("save")}
        save={async (values, version) => {
          if (known) await changeDepartment(known.id, values, version ?? known.version);
          else await addDepartment(agencyId, values);
          tellDone(t("saved"));
          await queries.invalidateQueries({ queryKey: departmentsOf(agencyId).queryKey });
          onDone();
        }}
        onCancel={onDone}
      />
    </Modal>
  );
}

/** The practicum courses of a program. */
import { Button, Group, Modal, Stack, Table } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordForm } from "@/parts/form/RecordForm";
import { Empty, Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { addCourse, type Course, changeCourse, courseNow, coursesOf } from "../data/programs";
import { ActiveBadge } from "./ActiveBadge";
import { changedCourseFields, courseFields } from "./fields";
import { nameOf } from "./nameOf";

export function Courses({ programId }: { programId: string }) {
  const { t } = useTranslation("programs");
  const { data, error, refetch } = useQuery(coursesOf(programId));
  const [edited, setEdited] = useState<Course | "new" | null>(null);
  if (error) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <Stack>
      <Group justify="end">
        <Button onClick={() => setEdited("new")}>{t("addCourse")}</Button>
      </Group>
      {data.length === 0 ? (
        <Empty title={t("noCourses")} />
      ) : (
        <Table.ScrollContainer minWidth={480} type="native">
          <Table aria-label={t("courses")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("code")}</Table.Th>
                <Table.Th>{t("name")}</Table.Th>
                <Table.Th>{t("hours")}</Table.Th>
                <Table.Th>{t("state")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.map((course) => (
                <Table.Tr key={course.id}>
                  <Table.Td>{course.code}</Table.Td>
                  <Table.Td>
                    <Button variant="subtle" size="sm" onClick={() => setEdited(course)}>
                      {nameOf(course)}
                    </Button>
                  </Table.Td>
                  <Table.Td>{course.default_hours}</Table.Td>
                  <Table.Td>
                    <ActiveBadge active={course.active} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {edited && (
        <EditCourse programId={programId} edited={edited} onDone={() => setEdited(null)} />
      )}
    </Stack>
  );
}

interface EditCourseProps {
  programId: string;
  edited: Course | "new";
  onDone: () => void;
}

function EditCourse({ programId, edited, onDone }: EditCourseProps) {
  const { t } = useTranslation("programs");
  const { t: parts } = useTranslation("parts");
  const queries = useQueryClient();
  const known = edited === "new" ? null : edited;
  return (
    <Modal
      opened
      onClose={onDone}
      title={known ? nameOf(known) : t("addCourse")}
      closeButtonProps={{ "aria-label": parts("close") }}
    >
      <RecordForm<Course>
        fields={known ? changedCourseFields(t) : courseFields(t)}
        {...(known && { record: known, latest: () => courseNow(known.id) })}
        submitLabel={t("save")}
        save={async (values, version) => {
          if (known) await changeCourse(known.id, values, version ?? known.version);
          else await addCourse({ ...values, program_id: programId });
          tellDone(t("saved"));
          await queries.invalidateQueries({ queryKey: coursesOf(programId).queryKey });
          onDone();
        }}
        onCancel={onDone}
      />
    </Modal>
  );
}

/** One program: what it is, and its practicum courses. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOwnDepartments } from "@/features/people/parts/useOwnDepartments";
import { RecordForm } from "@/parts/form/RecordForm";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { changeProgram, PROGRAMS, type Program, programDetail, programNow } from "../data/programs";
import { ActiveBadge } from "../parts/ActiveBadge";
import { Courses } from "../parts/Courses";
import { changedProgramFields } from "../parts/fields";
import { nameOf } from "../parts/nameOf";

export function ProgramPage() {
  const { t } = useTranslation("programs");
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(programDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  if (!data) return <Loading />;
  return (
    <RecordPage
      title={nameOf(data)}
      subtitle={data.discipline}
      status={<ActiveBadge active={data.active} />}
      actions={null}
      tabs={[
        { id: "facts", label: t("facts"), content: <ProgramForm program={data} /> },
        { id: "courses", label: t("courses"), content: <Courses programId={data.id} /> },
      ]}
    />
  );
}

function ProgramForm({ program }: { program: Program }) {
  const { t } = useTranslation("programs");
  const departments = useOwnDepartments(program.agency_id);
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  return (
    <RecordForm
      key={`${program.version} ${times}`}
      fields={changedProgramFields(t, departments)}
      record={program}
      submitLabel={t("save")}
      latest={() => programNow(program.id)}
      save={async (values, version) => {
        await changeProgram(program.id, values, version ?? program.version);
        tellDone(t("saved"));
        await queries.invalidateQueries({ queryKey: [PROGRAMS] });
      }}
      onCancel={() => setTimes(times + 1)}
    />
  );
}

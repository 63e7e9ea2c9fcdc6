/** One schedule: its rates, when it is in force, and what may be done with it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "@/language/formats";
import { RecordForm } from "@/parts/form/RecordForm";
import { Facts } from "@/parts/record/Facts";
import { RecordPage } from "@/parts/record/RecordPage";
import { Failed, Loading } from "@/parts/states/States";
import { tellDone } from "@/parts/states/tell";
import { redraw, SCHEDULES, type Schedule, scheduleDetail, scheduleNow } from "../data/schedules";
import { Rates } from "../parts/Rates";
import { ScheduleActions } from "../parts/ScheduleActions";
import { ScheduleBadge } from "../parts/ScheduleBadge";
import { scheduleFields } from "../parts/scheduleFields";

export function SchedulePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery(scheduleDetail(id));
  if (error && !data) return <Failed error={error} retry={() => refetch()} />;
  return data ? <Shown schedule={data} /> : <Loading />;
}

function Shown({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation("billing");
  const { province } = schedule;
  const isDraft = schedule.may_change && schedule.status === "draft";
  return (
    <RecordPage
      title={schedule.name}
      subtitle={province ? t("schedule.provincial", { province }) : t("schedule.ownRates")}
      status={<ScheduleBadge status={schedule.status} />}
      actions={<ScheduleActions schedule={schedule} />}
      tabs={[
        { id: "rates", label: t("rateOf.title"), content: <Rates schedule={schedule} /> },
        {
          id: "facts",
          label: t("schedule.facts"),
          content: isDraft ? (
            <ScheduleForm schedule={schedule} />
          ) : (
            <ScheduleFacts schedule={schedule} />
          ),
        },
      ]}
    />
  );
}

function ScheduleFacts({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation("billing");
  const formats = useFormats();
  return (
    <Facts
      facts={[
        [t("schedule.from"), formats.day(schedule.effective_from)],
        [t("schedule.until"), formats.day(schedule.effective_to)],
        [t("schedule.publishedAt"), formats.moment(schedule.published_at)],
      ]}
    />
  );
}

function ScheduleForm({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation("billing");
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  return (
    <RecordForm
      key={`${schedule.version} ${times}`}
      fields={scheduleFields(t)}
      record={schedule}
      submitLabel={t("schedule.save")}
      latest={() => scheduleNow(schedule.id)}
      save={async (values, version) => {
        // Over what somebody else changed meanwhile, their rates stay.
        const now = version === schedule.version ? schedule : await scheduleNow(schedule.id);
        await redraw(now, values, version ?? schedule.version);
        tellDone(t("schedule.saved"));
        await queries.invalidateQueries({ queryKey: [SCHEDULES] });
      }}
      onCancel={() => setTimes(times + 1)}
    />
  );
}

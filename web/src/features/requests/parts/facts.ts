/** A request as names and values, in the order in which people ask for them. */
import type { Formats } from "@/language/formats";
import type { Fact } from "@/parts/record/Facts";
import type { RequestDetail } from "../data/requests";

type Translate = (key: string, values?: Record<string, unknown>) => string;

export function requestFacts(request: RequestDetail, t: Translate, formats: Formats): Fact[] {
  return [
    [t("status"), request.label.text],
    [t("reason"), request.reason?.text],
    [t("reasonText"), request.reason?.told],
    [t("period"), formats.period(request.starts_on, request.ends_on)],
    [t("students"), formats.number(request.students)],
    [t("shifts"), formats.number(request.shifts), { term: "shift" }],
    [t("hours"), formats.number(request.hours_per_student)],
    [t("school"), request.placing_agency.name],
    [t("program"), request.program.name],
    [t("course"), request.course?.name, { term: "course" }],
    [t("requestedBy"), request.requested_by.name],
    [t("hospital"), request.receiving_agency?.name],
    [t("site"), request.site.name, { term: "site" }],
    [t("service"), request.service.name, { term: "service" }],
    [t("destination"), request.destination.name, { term: "destination" }],
    [
      t("supervisors"),
      request.supervisors.map((person) => person.name).join(", "),
      { term: "supervisor" },
    ],
    [t("channel"), request.channel.text, { term: "channel" }],
    [t("sent"), formats.moment(request.sent_at)],
    [t("answered"), formats.moment(request.answered_at)],
    [t("confirmed"), formats.moment(request.confirmed_at)],
  ];
}

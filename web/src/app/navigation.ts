/** Where each role can go. What a page then shows, the services decide anew for every request. */
import type { OwnRole } from "@/session/useSession";

type Role = OwnRole["role"];

export interface Place {
  to: string;
  /** The key of its name in the catalogue `frame`. */
  name: string;
  roles: readonly Role[] | "all";
  /** Those who look after an agency see it too, whatever part they have in placements. */
  localAdministrators?: true;
}

type Person = Pick<OwnRole, "role" | "level">;

const SCHOOL: readonly Role[] = ["placing_coordinator", "course_leader"];
const HOSPITAL: readonly Role[] = ["receiving_coordinator", "destination_coordinator"];

const REPORTED_TO: readonly Role[] = [
  ...SCHOOL,
  ...HOSPITAL,
  "instructor",
  "supervisor",
  "administrator",
];
const INVOICED: readonly Role[] = ["placing_coordinator", "receiving_coordinator", "administrator"];

export const PLACES: readonly Place[] = [
  { to: "/", name: "places.welcome", roles: "all" },
  {
    to: "/requests",
    name: "places.requests",
    roles: [
      ...SCHOOL,
      ...HOSPITAL,
      "supervisor",
      "instructor",
      "discipline_contact",
      "administrator",
    ],
  },
  { to: "/notifications", name: "places.news", roles: "all" },
  { to: "/reports/request-activity", name: "places.activity", roles: REPORTED_TO },
  { to: "/reports/confirmed-placements", name: "places.confirmed", roles: REPORTED_TO },
  { to: "/reports/outcomes", name: "places.outcomes", roles: REPORTED_TO },
  { to: "/reports/network", name: "places.statistics", roles: ["administrator", "policy_level"] },
  { to: "/invoice-lines", name: "places.lines", roles: INVOICED },
  {
    to: "/webhooks",
    name: "places.webhooks",
    roles: ["administrator"],
    localAdministrators: true,
  },
  {
    to: "/people",
    name: "places.people",
    roles: ["administrator", "staff_administrator"],
    localAdministrators: true,
  },
  { to: "/programs", name: "places.programs", roles: ["administrator", "placing_coordinator"] },
  { to: "/sites", name: "places.sites", roles: ["administrator", "receiving_coordinator"] },
  { to: "/agencies", name: "places.agencies", roles: ["administrator", "policy_level"] },
];

export function placesFor({ role, level }: Person): readonly Place[] {
  return PLACES.filter(
    (place) =>
      place.roles === "all" ||
      place.roles.includes(role) ||
      (place.localAdministrators && level === "local_administrator"),
  );
}

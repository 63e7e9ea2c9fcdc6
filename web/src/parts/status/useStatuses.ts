/** The statuses of requests in the words of the side that reads them; both sides have their own. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/generated/placements";
import type { Option } from "@/parts/list/columns";
import { type OwnRole, useActiveRole } from "@/session/useSession";

export type Status = components["schemas"]["Status"];
export type Side = "school" | "receiving" | "destination" | "network";

const SIDES: Partial<Record<OwnRole["role"], Side>> = {
  placing_coordinator: "school",
  course_leader: "school",
  instructor: "school",
  student_administrator: "school",
  receiving_coordinator: "receiving",
  destination_coordinator: "destination",
  discipline_contact: "destination",
  supervisor: "destination",
};

const ANSWERED = ["waitlisted", "accepted", "declined", "confirmed", "cancelled"] as const;
const OF_DESTINATION = ["accepted_by_destination", "declined_by_destination"] as const;

/** What a side can meet in a list. What was withdrawn is in nobody's. */
export const STATUSES: Record<Side, readonly Status[]> = {
  school: ["draft", "held", "pending", "redirected", ...ANSWERED],
  receiving: ["pending", "redirected", ...OF_DESTINATION, ...ANSWERED],
  destination: ["redirected", ...OF_DESTINATION, ...ANSWERED],
  network: ["draft", "held", "pending", "redirected", ...OF_DESTINATION, ...ANSWERED],
};

export function sideOf(role: OwnRole["role"]): Side {
  return SIDES[role] ?? "network";
}

export interface Statuses {
  options: readonly Option[];
  labelOf: (status: string) => string;
}

/** Of the person's own side; `as` where the numbers are told from another one. */
export function useStatuses(as?: Side): Statuses {
  const { t } = useTranslation("statuses");
  const own = sideOf(useActiveRole().role);
  const side = as ?? own;
  return useMemo(() => {
    const labelOf = (status: string) => t(`of.${side}.${status}`, { defaultValue: status });
    const options = STATUSES[side].map((value) => ({ value, label: labelOf(value) }));
    return { options, labelOf };
  }, [t, side]);
}

/** What can be chosen of a staff record, in the reader's words. */
import { useTranslation } from "react-i18next";
import type { Option } from "@/parts/form/fields";
import type { AccountState, DeactivationReason, StaffRole } from "../data/people";

export const STAFF_ROLES: readonly StaffRole[] = [
  "placing_coordinator",
  "course_leader",
  "instructor",
  "group_instructor",
  "student_administrator",
  "receiving_coordinator",
  "destination_coordinator",
  "discipline_contact",
  "supervisor",
  "staff_administrator",
  "department_contact",
  "content_manager",
  "content_author",
  "policy_level",
  "support",
  "administrator",
];
export const ACCOUNT_STATES: readonly AccountState[] = [
  "none",
  "invited",
  "active",
  "local_administrator",
  "disabled",
  "dormant",
];
export const REASONS: readonly DeactivationReason[] = [
  "left",
  "changed_position",
  "on_leave",
  "retired",
  "deceased",
  "duplicate",
  "other",
];

/** Roles are named in the frame, which shows them too. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation();
  return (role) => t(`role.${role}`);
}

export function optionsOf<Code extends string>(
  codes: readonly Code[],
  nameOf: (code: Code) => string,
): Option[] {
  return codes.map((value) => ({ value, label: nameOf(value) }));
}

"""A student takes a consent back; it counts from the next read on."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.ports import StudentsStore
from placements.domain.students.rights import permit_student
from placements.domain.students.student import Student
from policy.permissions import Action


@dataclass(frozen=True, kw_only=True)
class WithdrawConsent:
    """The school records it for the student."""

    id: UUID
    viewer: Viewer
    expected_version: int | None = None


async def withdraw_consent(command: WithdrawConsent, store: StudentsStore) -> Student:
    """Raises StudentNotFound, MayNotKeepStudents, Stale or NoConsentToWithdraw."""
    student = await store.students.get(command.id)
    permit_student(command.viewer, student, Action.MANAGE_CONSENT)
    student.expect_version(command.expected_version)
    withdrawn_before = student.consent is not None and student.consent.withdrawn_at is not None
    student.withdraw_consent(store.now)
    if not withdrawn_before:
        store.students.write_consent(student)
    return student

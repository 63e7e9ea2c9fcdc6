"""A student, or a guardian, signed a consent."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.ports import StudentsStore
from placements.domain.students.consent_texts import text_for
from placements.domain.students.consents import Signature
from placements.domain.students.errors import ExpandedConsentNotAdopted
from placements.domain.students.rights import permit_student
from placements.domain.students.student import Student
from policy.permissions import Action
from policy.switches import FeatureSwitch, Place


@dataclass(frozen=True, kw_only=True)
class RecordConsent:
    """`text_id` is one of the texts of the school's province."""

    id: UUID
    viewer: Viewer
    text_id: str
    signature: Signature
    expected_version: int | None = None


async def record_consent(command: RecordConsent, store: StudentsStore) -> Student:
    """Raises StudentNotFound, MayNotKeepStudents, Stale, ConsentTextUnknown,
    ExpandedConsentNotAdopted, or what `Student.consent_to` raises.
    """
    student = await store.students.get(command.id)
    permit_student(command.viewer, student, Action.MANAGE_CONSENT)
    student.expect_version(command.expected_version)
    province = await store.provinces.province_of(student.agency_id)
    text = text_for(command.text_id, province or "")
    if text.expanded:
        place = Place(province=province, agency_id=student.agency_id)
        if not await store.switches.is_on(FeatureSwitch.EXPANDED_CONSENT, place):
            raise ExpandedConsentNotAdopted(f"not in {province}", field="text_id")
    student.consent_to(text, command.signature, store.now)
    store.students.write_consent(student)
    return student

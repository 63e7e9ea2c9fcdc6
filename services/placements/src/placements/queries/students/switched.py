"""What province, school, program and site switched on, as flags for the engine."""

from dataclasses import dataclass
from uuid import UUID

from chassis.store import Connection, Row
from placements.domain.students.student import Student
from placements.store.switches import settings_of
from policy.disclosure import Switch, switches
from policy.disclosure.switches import BIRTH_DAY_PROVINCES, NOTHING
from policy.switches import FeatureSwitch, Place, is_on

_ASKED = (
    FeatureSwitch.EXPANDED_CONSENT,
    FeatureSwitch.SCHOOL_EMAIL_RELEASE,
    FeatureSwitch.STUDENT_NUMBER_AT_SITE,
    FeatureSwitch.GENDER_FROM_PROGRAM,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a request; `gender_needed_for` is the destination's justification."""

    school: tuple[str, str] = ("", "")
    school_province: str | None = None
    department_id: UUID | None = None
    site_province: str | None = None
    gender_needed_for: str | None = None


async def switched_on(connection: Connection, request: Row, around: Around) -> Switch:
    """For every student of the request."""
    settings = await settings_of(connection, _ASKED)
    school = Place(
        province=around.school_province,
        agency_id=request["placing_agency_id"],
        department_id=around.department_id,
        program_id=request["program_id"],
    )
    site = Place(
        province=around.site_province,
        agency_id=request["receiving_agency_id"],
        site_id=request["site_id"],
    )
    asked = {
        Switch.PROVINCE_EXPANDED_CONSENT: is_on(FeatureSwitch.EXPANDED_CONSENT, settings, school),
        Switch.DEPARTMENT_RELEASES_EMAIL: is_on(
            FeatureSwitch.SCHOOL_EMAIL_RELEASE, settings, school
        ),
        Switch.SITE_TAKES_STUDENT_NUMBERS: is_on(
            FeatureSwitch.STUDENT_NUMBER_AT_SITE, settings, site
        ),
        Switch.PROGRAM_GIVES_GENDER: is_on(FeatureSwitch.GENDER_FROM_PROGRAM, settings, school),
        Switch.DESTINATION_REQUIRES_GENDER: around.gender_needed_for is not None,
        Switch.PROVINCE_TAKES_BIRTH_DAY: around.site_province in BIRTH_DAY_PROVINCES,
    }
    return switches(*(switch for switch, on in asked.items() if on))


def of_student(student: Student) -> Switch:
    """What this student agreed to beyond the rest."""
    email = Switch.STUDENT_RELEASES_EMAIL if student.releases_email else NOTHING
    expanded = student.consent is not None and student.consent.expanded
    return email | (Switch.CONSENT_IS_EXPANDED if expanded else NOTHING)

"""What province, school, program and site switched on, as flags for the engine."""

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


async def switched_on(
    connection: Connection, request: Row, *, school_province: str | None, site_province: str | None
) -> Switch:
    """For every student of the request. No destination asks for the gender yet: its profile has
    no place to give the justification that the rule wants.
    """
    settings = await settings_of(connection, _ASKED)
    school_id: UUID = request["placing_agency_id"]
    school = Place(province=school_province, agency_id=school_id, program_id=request["program_id"])
    site = Place(
        province=site_province,
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
        Switch.PROVINCE_TAKES_BIRTH_DAY: site_province in BIRTH_DAY_PROVINCES,
    }
    return switches(*(switch for switch, on in asked.items() if on))


def of_student(student: Student) -> Switch:
    """What this student agreed to beyond the rest."""
    email = Switch.STUDENT_RELEASES_EMAIL if student.releases_email else NOTHING
    expanded = student.consent is not None and student.consent.expanded
    return email | (Switch.CONSENT_IS_EXPANDED if expanded else NOTHING)

"""Who plays in the story of the examples, and where: as identity and placements tell of them.

The Université des Érables asks the Hôpital du Vieux-Port for places. All of it is invented.
"""

from datetime import date
from uuid import UUID

from contracts import identity, placements
from contracts.envelope import Event


def _id(number: int) -> UUID:
    return UUID(f"0193a5c0-0000-7000-8000-{number:012d}")


UNIVERSITY, HOSPITAL = _id(1), _id(2)
CLARA, ETIENNE, NADIA, SIMON = _id(11), _id(12), _id(13), _id(14)
PROGRAM, COURSE = _id(21), _id(22)
SITE, SERVICE, UNIT = _id(31), _id(32), _id(33)
REQUEST, LINE, SETTING = _id(41), _id(51), _id(61)

PEOPLE: tuple[Event, ...] = (
    identity.AgencyRecorded(
        agency_id=UNIVERSITY,
        kind="placing",
        name_fr="Université des Érables",
        name_en="University of the Maples",
        short_name="UÉrables",
        province="QC",
        region="Montréal",
    ),
    identity.DepartmentRecorded(
        department_id=_id(3),
        agency_id=UNIVERSITY,
        name_fr="Faculté des sciences infirmières",
        name_en="Faculty of Nursing",
    ),
    identity.PersonRecorded(
        person_id=CLARA,
        agency_id=UNIVERSITY,
        department_id=_id(3),
        first_name="Clara",
        last_name="Bouchard",
        language="fr",
        email="clara.bouchard@erables.example",
    ),
    identity.AccountRecorded(
        account_id=_id(15),
        person_id=CLARA,
        enabled=True,
        email_alerts_accepted=True,
        last_signed_in_on=date(2026, 11, 23),
    ),
    identity.RoleAssignmentRecorded(
        role_assignment_id=_id(16),
        person_id=CLARA,
        agency_id=UNIVERSITY,
        role="placing_coordinator",
        level="regular",
        program_ids=[PROGRAM],
    ),
)

PLACES: tuple[Event, ...] = (
    placements.SiteRecorded(
        site_id=SITE,
        agency_id=HOSPITAL,
        name="Hôpital du Vieux-Port",
        city="Montréal",
        province="QC",
    ),
    placements.ServiceRecorded(
        service_id=SERVICE,
        site_id=SITE,
        agency_id=HOSPITAL,
        name_fr="Soins infirmiers",
        name_en="Nursing",
        contact_person_id=ETIENNE,
    ),
    placements.DestinationRecorded(
        destination_id=UNIT,
        site_id=SITE,
        agency_id=HOSPITAL,
        service_ids=[SERVICE],
        name="4 Est – Médecine",
        short_name="4E",
        contact_person_id=NADIA,
    ),
    placements.ProgramRecorded(
        program_id=PROGRAM,
        agency_id=UNIVERSITY,
        name_fr="Baccalauréat en sciences infirmières",
        name_en="Bachelor of Nursing",
        discipline="nursing",
    ),
    placements.CourseRecorded(
        course_id=COURSE,
        program_id=PROGRAM,
        agency_id=UNIVERSITY,
        code="SOI-2104",
        name_fr="Stage en médecine",
        name_en="Practicum in medicine",
    ),
)

AFTERWARDS: tuple[Event, ...] = (
    identity.PersonDeleted(person_id=_id(71), agency_id=UNIVERSITY, kept_person_id=CLARA),
)
"""Told last, so that the examples of what was told before keep their numbers."""

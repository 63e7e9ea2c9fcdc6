"""The people and places that every test knows, as the other services tell of them."""

from collections.abc import Callable
from uuid import UUID

from contracts.envelope import Event
from contracts.identity import (
    AccountRecorded,
    AgencyRecorded,
    PersonRecorded,
    RoleAssignmentRecorded,
)
from contracts.placements import (
    DestinationRecorded,
    ProgramRecorded,
    ServiceRecorded,
    SiteRecorded,
)
from testkit import an_event

ROLES = {
    "requester": ("university", "placing_coordinator"),
    "receiving coordinator": ("hospital", "receiving_coordinator"),
    "destination coordinator": ("hospital", "destination_coordinator"),
    "supervisor": ("hospital", "supervisor"),
}
FRENCH = {"requester", "destination coordinator"}


def known_facts(uuid_of: Callable[[str], UUID]) -> list[Event]:
    """A university, a hospital, and four people with accounts; two of them read French."""
    agencies = [
        an_event(
            AgencyRecorded, agency_id=uuid_of("university"), kind="placing", name_en="University"
        ),
        an_event(
            AgencyRecorded, agency_id=uuid_of("hospital"), kind="receiving", name_en="Hospital"
        ),
    ]
    places = [
        an_event(SiteRecorded, site_id=uuid_of("site"), name="Pavillon A"),
        an_event(
            ServiceRecorded, service_id=uuid_of("service"), contact_person_id=uuid_of("contact")
        ),
        an_event(DestinationRecorded, destination_id=uuid_of("unit"), name="Unit 5B"),
        an_event(
            ProgramRecorded,
            program_id=uuid_of("nursing program"),
            department_id=uuid_of("health sciences"),
        ),
    ]
    people: list[Event] = []
    for name, (agency, role) in ROLES.items():
        language = "fr" if name in FRENCH else "en"
        people += [
            an_event(
                PersonRecorded,
                person_id=uuid_of(name),
                agency_id=uuid_of(agency),
                language=language,
                email=f"{name.replace(' ', '.')}@example.org",
            ),
            an_event(
                AccountRecorded, account_id=uuid_of(f"account of {name}"), person_id=uuid_of(name)
            ),
            an_event(
                RoleAssignmentRecorded,
                role_assignment_id=uuid_of(f"role of {name}"),
                person_id=uuid_of(name),
                agency_id=uuid_of(agency),
                role=role,
            ),
        ]
    return [*agencies, *places, *people]

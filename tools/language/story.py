"""One story told by the examples: how Clara Bouchard finds a place for four nursing students.

The Université des Érables asks the Hôpital du Vieux-Port for places; every example event is a
moment of that one placement. The people and the places are invented.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from contracts import billing, identity, placements
from contracts.envelope import Event


def _id(number: int) -> UUID:
    return UUID(f"0193a5c0-0000-7000-8000-{number:012d}")


UNIVERSITY, HOSPITAL = _id(1), _id(2)
CLARA, ETIENNE, NADIA, SIMON = _id(11), _id(12), _id(13), _id(14)
PROGRAM, COURSE = _id(21), _id(22)
SITE, SERVICE, UNIT = _id(31), _id(32), _id(33)
REQUEST, LINE = _id(41), _id(51)

CREATED_AT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
SENT_AT = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 11, 30, 14, 40, tzinfo=UTC)
CONFIRMED_AT = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
CANCELLED_AT = datetime(2026, 12, 15, 9, 30, tzinfo=UTC)

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

_WRITTEN = placements.PlacementRequestCreated(
    placement_request_id=REQUEST,
    reference="PR-2026-000123",
    status="draft",
    school_status="draft",
    channel="online",
    placing_agency_id=UNIVERSITY,
    program_id=PROGRAM,
    course_id=COURSE,
    discipline="nursing",
    placement_type="group",
    receiving_agency_id=HOSPITAL,
    site_id=SITE,
    service_id=SERVICE,
    destination_id=UNIT,
    starts_on=date(2027, 1, 11),
    ends_on=date(2027, 2, 19),
    students=4,
    shifts=12,
    hours_per_student=Decimal("96"),
    requested_by=CLARA,
    actor_id=CLARA,
    actor_role="placing_coordinator",
    created_at=CREATED_AT,
)


def _then(event: type[Event], **changes: object) -> Event:
    """The same request after another move, by the receiving coordinator unless it is said."""
    by = {"actor_id": ETIENNE, "actor_role": "receiving_coordinator"}
    sent = {"sent_at": SENT_AT, "school_status": "redirected"}
    return event.model_validate(_WRITTEN.model_dump() | sent | by | changes)


_BY_CLARA = {"actor_id": CLARA, "actor_role": "placing_coordinator"}
_BY_NADIA = {"actor_id": NADIA, "actor_role": "destination_coordinator"}
_ANSWERED = {"answered_at": ANSWERED_AT}

MOVES: tuple[Event, ...] = (
    _WRITTEN,
    _then(
        placements.PlacementRequestHeld,
        status="held",
        school_status="held",
        release_on=date(2026, 12, 1),
        sent_at=None,
        **_BY_CLARA,
    ),
    _then(placements.PlacementRequestSent, status="pending", school_status="pending", **_BY_CLARA),
    _then(placements.PlacementRequestRedirected, status="redirected"),
    _then(
        placements.PlacementRequestAcceptedByDestination,
        status="accepted_by_destination",
        **_BY_NADIA,
    ),
    _then(
        placements.PlacementRequestDeclinedByDestination,
        status="declined_by_destination",
        reason="at_capacity",
        **_BY_NADIA,
    ),
    _then(placements.PlacementRequestWaitlisted, status="waitlisted", school_status="waitlisted"),
    _then(
        placements.PlacementRequestAccepted,
        status="accepted",
        school_status="accepted",
        **_ANSWERED,
    ),
    _then(
        placements.PlacementRequestDeclined,
        status="declined",
        school_status="declined",
        reason="at_capacity",
        school_reason="at_capacity",
        **_ANSWERED,
    ),
    _then(
        placements.PlacementRequestSupervisorsAssigned,
        status="accepted",
        school_status="accepted",
        supervisor_ids=[SIMON],
        **_ANSWERED,
    ),
    _then(
        placements.PlacementRequestConfirmed,
        status="confirmed",
        school_status="confirmed",
        supervisor_ids=[SIMON],
        confirmed_at=CONFIRMED_AT,
        **_ANSWERED,
        **_BY_CLARA,
    ),
    _then(
        placements.PlacementRequestCancelled,
        status="cancelled",
        school_status="cancelled",
        reason="unit_closed",
        school_reason="unit_closed",
        cancelled_at=CANCELLED_AT,
        **_ANSWERED,
    ),
    _then(
        placements.PlacementRequestWithdrawn,
        status="withdrawn",
        school_status="withdrawn",
        **_BY_CLARA,
    ),
)

MONEY: tuple[Event, ...] = (
    billing.InvoiceLineRecorded(
        invoice_line_id=LINE,
        placement_request_id=REQUEST,
        payer_agency_id=UNIVERSITY,
        payee_agency_id=HOSPITAL,
        basis="per_shift",
        units=Decimal("12"),
        unit_amount_minor=5000,
        amount_minor=60000,
        state="not_invoiced",
    ),
)

STORY: tuple[Event, ...] = PEOPLE + PLACES + MOVES + MONEY

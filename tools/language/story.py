"""One story told by the examples: how Clara Bouchard finds a place for four nursing students.

The Université des Érables asks the Hôpital du Vieux-Port for places; every example event is a
moment of that one placement.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from contracts import billing, identity, placements
from contracts.envelope import Event
from tools.language.cast import (
    AFTERWARDS,
    CLARA,
    COURSE,
    ETIENNE,
    HOSPITAL,
    LINE,
    NADIA,
    PEOPLE,
    PLACES,
    PROGRAM,
    REQUEST,
    SERVICE,
    SETTING,
    SIMON,
    SITE,
    UNIT,
    UNIVERSITY,
)

_SECOND_STUDENT = "0193a5c0-0000-7000-8000-000000000502"
CREATED_AT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
SENT_AT = datetime(2026, 11, 23, 13, 12, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 11, 30, 14, 40, tzinfo=UTC)
CONFIRMED_AT = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)
CANCELLED_AT = datetime(2026, 12, 15, 9, 30, tzinfo=UTC)

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
        placements.PlacementRequestInstructorsAssigned,
        status="accepted",
        school_status="accepted",
        supervisor_ids=[SIMON],
        instructor_ids=[CLARA],
        **_ANSWERED,
        **_BY_CLARA,
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

SWITCHES: tuple[Event, ...] = (
    identity.SwitchSet(
        setting_id=SETTING,
        switch="school_email_release",
        level="agency",
        agency_id=UNIVERSITY,
        on=True,
    ),
)

STUDENTS: tuple[Event, ...] = (
    placements.PlacementRequestStudentsNamed(
        placement_request_id=REQUEST,
        placing_agency_id=UNIVERSITY,
        named=2,
        finalized=1,
        student_ids=[UUID("0193a5c0-0000-7000-8000-000000000501"), UUID(_SECOND_STUDENT)],
        finalized_ids=[UUID(_SECOND_STUDENT)],
    ),
    placements.ConsentsNearExpiry(
        program_id=PROGRAM,
        agency_id=UNIVERSITY,
        students=2,
        first_expires_on=date(2027, 5, 3),
    ),
)

STORY: tuple[Event, ...] = PEOPLE + PLACES + MOVES + MONEY + AFTERWARDS + SWITCHES + STUDENTS

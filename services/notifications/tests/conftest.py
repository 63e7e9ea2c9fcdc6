"""Example moves, people and names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

import pytest

from chassis.ids import new_id
from notifications.domain.moves import Move, RequestMoved
from notifications.domain.names import Name, Names
from notifications.domain.people import Person

NAMES = UUID("0190a000-0000-7000-8000-000000000007")


def named(name: str) -> UUID:
    """The same identity for the same name, in every test."""
    return uuid5(NAMES, name)


MOVED = RequestMoved(
    event_id=named("event"),
    move=Move.SENT,
    sequence=2,
    occurred_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
    placement_request_id=named("request"),
    reference="PR-2026-000123",
    status="pending",
    school_status="pending",
    channel="online",
    placing_agency_id=named("university"),
    program_id=named("nursing program"),
    receiving_agency_id=named("hospital"),
    site_id=named("site"),
    service_id=named("service"),
    destination_id=named("unit"),
    discipline="nursing",
    placement_type="group",
    starts_on=date(2027, 1, 4),
    ends_on=date(2027, 3, 26),
    students=4,
    shifts=12,
    hours_per_student=Decimal(96),
    requested_by=named("requester"),
    was_sent=True,
)


@pytest.fixture
def uuid_of() -> Callable[[str], UUID]:
    return named


@pytest.fixture
def a_move() -> Callable[..., RequestMoved]:
    """`a_move(Move.ACCEPTED, …)`: both sides see the status that the move leads to."""

    def make(move: Move = Move.SENT, **changes: Any) -> RequestMoved:
        status = {
            Move.SENT: "pending",
            Move.SUPERVISORS_ASSIGNED: "accepted",
            Move.INSTRUCTORS_ASSIGNED: "accepted",
        }.get(move, move.value)
        values: dict[str, Any] = {
            "event_id": new_id(),
            "move": move,
            "status": status,
            "school_status": "redirected" if "_by_destination" in status else status,
        }
        return replace(MOVED, **{**values, **changes})

    return make


@pytest.fixture
def a_person() -> Callable[..., Person]:
    """Somebody who has an account and accepted alerts."""

    def make(name: str = "somebody", **changes: Any) -> Person:
        values: dict[str, Any] = {
            "id": named(name),
            "agency_id": named("hospital"),
            "language": "en",
            "email": f"{name.replace(' ', '.')}@example.org",
            "account_enabled": True,
            "alerts_accepted": True,
        }
        return Person(**{**values, **changes})

    return make


@pytest.fixture
def the_names() -> Names:
    return Names(
        school=Name("Université du Nord", "Northern University"),
        hospital=Name("Hôpital du Parc", "Park Hospital"),
        site=Name("Pavillon A", "Pavillon A"),
        service=Name("Soins intensifs", "Intensive care"),
        destination=Name("Unité 5B", "Unité 5B"),
        program=Name("Sciences infirmières", "Nursing"),
        requester_known=True,
    )

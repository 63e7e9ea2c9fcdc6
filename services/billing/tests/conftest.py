"""Example placements, rates and viewers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

import pytest

from billing.domain.placement import Basis, Placement
from billing.domain.rate_schedule import RateSchedule, ScheduleStatus, Span
from billing.domain.rates import Conditions, Rate
from chassis.auth import Level, Role, Viewer

NAMES = UUID("0190a000-0000-7000-8000-000000000000")


def named(name: str) -> UUID:
    """The same identity for the same name, in every test."""
    return uuid5(NAMES, name)


DECEMBER = Placement(
    request_id=named("request"),
    reference="PR-2026-000123",
    payer_agency_id=named("university"),
    payee_agency_id=named("hospital"),
    program_id=named("bachelor of nursing"),
    course_id=named("medical-surgical practicum"),
    discipline="nursing",
    placement_type="group",
    site_id=named("main building"),
    starts_on=date(2026, 12, 2),
    ends_on=date(2026, 12, 25),
    students=4,
    shifts=12,
    hours_per_student=Decimal(96),
)


@pytest.fixture
def uuid_of() -> Callable[[str], UUID]:
    return named


@pytest.fixture
def a_placement() -> Callable[..., Placement]:
    """The worked example: 2-25 December, 12 shifts of 8 hours, a group of 4."""

    def make(**changes: Any) -> Placement:
        return replace(DECEMBER, **changes)

    return make


@pytest.fixture
def a_rate() -> Callable[..., Rate]:
    def make(
        amount_minor: int = 175, basis: Basis = Basis.PER_STUDENT_HOUR, **conditions: Any
    ) -> Rate:
        return Rate(conditions=Conditions(**conditions), basis=basis, amount_minor=amount_minor)

    return make


@pytest.fixture
def a_schedule() -> Callable[..., RateSchedule]:
    def make(
        *rates: Rate,
        published: bool = True,
        starts_on: date = date(2026, 1, 1),
        ends_on: date | None = None,
        **changes: Any,
    ) -> RateSchedule:
        values: dict[str, Any] = {
            "owner_agency_id": named("university"),
            "province": None,
            "name": "Rates 2026",
            "effective": Span(starts_on, ends_on),
            "rates": rates,
        }
        schedule = RateSchedule.draw_up(**{**values, **changes})
        if published:
            schedule.status = ScheduleStatus.PUBLISHED
            schedule.published_at = datetime(2026, 1, 1, tzinfo=UTC)
        return schedule

    return make


@pytest.fixture
def a_viewer() -> Callable[..., Viewer]:
    """A placing coordinator of the university who may edit invoicing status."""

    def make(role: Role = Role.PLACING_COORDINATOR, **changes: Any) -> Viewer:
        placing = role is Role.PLACING_COORDINATOR
        values: dict[str, Any] = {
            "account_id": named("account"),
            "person_id": named("person"),
            "role_assignment_id": named("assignment"),
            "agency_id": named("university" if placing else "hospital"),
            "role": role,
            "level": Level.REGULAR,
            "session_id": named("session"),
            "edit_invoicing_status": True,
        }
        return Viewer(**{**values, **changes})

    return make

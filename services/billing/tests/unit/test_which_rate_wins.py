"""The most specific rate in force on the day of activity wins; a tie prices nothing."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from billing.domain.placement import Placement
from billing.domain.pricing import Price, Unpriced, price
from billing.domain.rate_schedule import (
    RateSchedule,
    ScheduleIsNotPublished,
)
from billing.domain.rates import Rate

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Placements = Callable[..., Placement]
Rates = Callable[..., Rate]
Schedules = Callable[..., RateSchedule]
Ids = Callable[[str], UUID]


def amount(pricing: object) -> int:
    assert isinstance(pricing, Price)
    return pricing.amount_minor


def test_each_further_condition_makes_a_rate_win(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules, uuid_of: Ids
) -> None:
    ladder = [
        a_rate(1),
        a_rate(2, discipline="nursing"),
        a_rate(3, program_id=uuid_of("bachelor of nursing")),
        a_rate(4, course_id=uuid_of("medical-surgical practicum")),
        a_rate(
            5,
            course_id=uuid_of("medical-surgical practicum"),
            receiving_agency_id=uuid_of("hospital"),
        ),
        a_rate(
            6,
            course_id=uuid_of("medical-surgical practicum"),
            receiving_agency_id=uuid_of("hospital"),
            placement_type="group",
        ),
    ]

    for steps in range(1, len(ladder) + 1):
        schedule = a_schedule(*reversed(ladder[:steps]))
        assert amount(price(a_placement(), [schedule])) == steps * 384


@pytest.mark.parametrize(
    "conditions",
    [
        {"discipline": "physiotherapy"},
        {"placement_type": "individual"},
        {"program_id": UUID(int=1)},
        {"course_id": UUID(int=1)},
        {"receiving_agency_id": UUID(int=1)},
    ],
)
def test_a_rate_for_something_else_does_not_apply(
    conditions: dict[str, object], a_placement: Placements, a_rate: Rates, a_schedule: Schedules
) -> None:
    assert price(a_placement(), [a_schedule(a_rate(**conditions))]) is Unpriced.NO_RATE


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        (date(2026, 6, 30), 384 * 100),
        (date(2026, 7, 1), 384 * 120),
        (date(2026, 12, 31), 384 * 120),
    ],
)
def test_the_day_of_activity_chooses_the_schedule(
    starts_on: date,
    expected: int,
    a_placement: Placements,
    a_rate: Rates,
    a_schedule: Schedules,
) -> None:
    schedules = [
        a_schedule(a_rate(100), starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)),
        a_schedule(a_rate(120), starts_on=date(2026, 7, 1), ends_on=date(2026, 12, 31)),
    ]

    assert amount(price(a_placement(starts_on=starts_on), schedules)) == expected


def test_outside_every_span_there_is_no_rate(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules
) -> None:
    schedule = a_schedule(a_rate(), starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 1))

    assert price(a_placement(starts_on=date(2026, 12, 2)), [schedule]) is Unpriced.NO_RATE
    assert price(a_placement(starts_on=date(2025, 12, 31)), [schedule]) is Unpriced.NO_RATE


def test_a_draft_prices_nothing(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules
) -> None:
    assert price(a_placement(), [a_schedule(a_rate(), published=False)]) is Unpriced.NO_RATE


def test_the_schools_own_rate_goes_before_a_more_specific_one_of_its_province(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules, uuid_of: Ids
) -> None:
    own = a_schedule(a_rate(1))
    provincial = a_schedule(
        a_rate(2, discipline="nursing"), owner_agency_id=uuid_of("lead"), province="QC"
    )

    assert amount(price(a_placement(), [provincial, own])) == 384
    assert amount(price(a_placement(), [provincial])) == 2 * 384


def test_two_rates_that_fit_equally_well_price_nothing(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules, uuid_of: Ids
) -> None:
    of_the_program = a_rate(1, program_id=uuid_of("bachelor of nursing"))
    of_the_hospital = a_rate(2, receiving_agency_id=uuid_of("hospital"))

    assert price(a_placement(), [a_schedule(of_the_program, of_the_hospital)]) is Unpriced.TIED


def test_a_retired_schedule_still_prices_what_came_before(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules
) -> None:
    schedule = a_schedule(a_rate(1))

    schedule.retire(date(2026, 12, 10))

    assert amount(price(a_placement(starts_on=date(2026, 12, 10)), [schedule])) == 384
    assert price(a_placement(starts_on=date(2026, 12, 11)), [schedule]) is Unpriced.NO_RATE
    with pytest.raises(ScheduleIsNotPublished):
        schedule.retire(date(2026, 12, 9))

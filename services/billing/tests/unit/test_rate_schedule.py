"""Rate schedules: drawn up, published without ties, retired."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from billing.domain.placement import Placement
from billing.domain.pricing import Price, price
from billing.domain.rate_schedule import (
    RateSchedule,
    RatesTie,
    ScheduleEndsBeforeItStarts,
    ScheduleHasNoRates,
    ScheduleIsNotADraft,
    ScheduleStatus,
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


def test_a_schedule_whose_rates_tie_is_not_published(
    a_rate: Rates, a_schedule: Schedules, uuid_of: Ids
) -> None:
    one = a_rate(1, program_id=uuid_of("bachelor of nursing"))
    two = a_rate(2, receiving_agency_id=uuid_of("hospital"))
    schedule = a_schedule(one, two, published=False)

    with pytest.raises(RatesTie) as refused:
        schedule.publish(beside=[], now=NOW)

    assert refused.value.facts["ties"] == [[str(one.id), str(two.id)]]
    assert schedule.status is ScheduleStatus.DRAFT


def test_a_third_rate_decides_between_two(
    a_placement: Placements, a_rate: Rates, a_schedule: Schedules, uuid_of: Ids
) -> None:
    program, hospital = uuid_of("bachelor of nursing"), uuid_of("hospital")
    schedule = a_schedule(
        a_rate(1, program_id=program),
        a_rate(2, receiving_agency_id=hospital),
        a_rate(3, program_id=program, receiving_agency_id=hospital),
        published=False,
    )

    schedule.publish(beside=[], now=NOW)

    assert amount(price(a_placement(), [schedule])) == 3 * 384


def test_rates_that_no_placement_can_share_do_not_tie(a_rate: Rates, a_schedule: Schedules) -> None:
    schedule = a_schedule(
        a_rate(discipline="nursing"), a_rate(discipline="physiotherapy"), published=False
    )

    schedule.publish(beside=[], now=NOW)

    assert schedule.status is ScheduleStatus.PUBLISHED


def test_rates_tie_across_schedules_that_overlap_in_time(
    a_rate: Rates, a_schedule: Schedules
) -> None:
    in_force = a_schedule(a_rate(1), ends_on=date(2026, 12, 31))
    overlapping = a_schedule(a_rate(2), starts_on=date(2026, 12, 31), published=False)
    following = a_schedule(a_rate(2), starts_on=date(2027, 1, 1), published=False)

    with pytest.raises(RatesTie):
        overlapping.publish(beside=[in_force], now=NOW)
    following.publish(beside=[in_force], now=NOW)


def test_an_empty_schedule_is_not_published(a_schedule: Schedules) -> None:
    with pytest.raises(ScheduleHasNoRates):
        a_schedule(published=False).publish(beside=[], now=NOW)


def test_published_rates_are_not_changed(a_rate: Rates, a_schedule: Schedules) -> None:
    schedule = a_schedule(a_rate())

    with pytest.raises(ScheduleIsNotADraft):
        schedule.add_rate(a_rate())
    with pytest.raises(ScheduleIsNotADraft):
        schedule.remove_rate(schedule.rates[0].id)


def test_a_schedule_cannot_end_before_it_starts(a_rate: Rates, a_schedule: Schedules) -> None:
    with pytest.raises(ScheduleEndsBeforeItStarts):
        a_schedule(a_rate(), starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 31))
    with pytest.raises(ScheduleEndsBeforeItStarts):
        a_schedule(a_rate()).retire(date(2025, 12, 31))

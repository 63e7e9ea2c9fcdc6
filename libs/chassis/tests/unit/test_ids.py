"""Ids grow with time, and times before and after all ids have a place too."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.ids import first_id_at, new_id


def test_an_id_lies_between_the_moments_around_it() -> None:
    now = datetime.now(UTC)
    made = new_id()

    assert first_id_at(now - timedelta(seconds=1)) < made < first_id_at(now + timedelta(seconds=2))


@pytest.mark.parametrize("year", [1, 841, 1969])
def test_before_the_first_id_there_is_none(year: int) -> None:
    assert first_id_at(datetime(year, 1, 2, tzinfo=UTC)) < new_id()


def test_the_last_day_of_the_calendar_lies_after_all() -> None:
    assert first_id_at(datetime(9999, 12, 30, tzinfo=UTC)) > new_id()

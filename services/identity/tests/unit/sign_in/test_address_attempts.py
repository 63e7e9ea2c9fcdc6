"""Many failures from one address make it wait, longer each time."""

from datetime import UTC, datetime, timedelta

import pytest

from identity.domain.sign_in.address_attempts import (
    FIRST_WAIT,
    FORGOTTEN_AFTER,
    FREE_ATTEMPTS,
    LONGEST_WAIT,
    AddressAttempts,
    AddressSlowed,
    address_id,
)
from identity.domain.sign_in.attempts import AttemptsUnderWay

NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


def failed(times: int) -> AddressAttempts:
    attempts = AddressAttempts(id=address_id("203.0.113.7"))
    now = NOW
    for _ in range(times):
        attempts.begin(now)
        attempts.fail(now)
        now = attempts.wait_until or now
    return attempts


def test_a_whole_school_may_err_before_anybody_waits() -> None:
    assert failed(FREE_ATTEMPTS).wait_until is None


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    attempts = failed(FREE_ATTEMPTS)
    waits, now = [], NOW
    for _ in range(9):
        attempts.begin(now)
        attempts.fail(now)
        assert attempts.wait_until is not None
        with pytest.raises(AddressSlowed):
            attempts.begin(attempts.wait_until - timedelta(seconds=1))
        waits.append(attempts.wait_until - now)
        now = attempts.wait_until

    assert waits[:3] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4]
    assert waits[-1] == LONGEST_WAIT


def test_ones_own_success_does_not_forgive_the_failures_of_others() -> None:
    attempts = failed(FREE_ATTEMPTS - 1)
    attempts.begin(NOW)
    attempts.take_back()

    assert attempts.failures == FREE_ATTEMPTS - 1


def test_a_quiet_day_forgives() -> None:
    attempts = failed(FREE_ATTEMPTS)
    attempts.begin(NOW + FORGOTTEN_AFTER)
    attempts.fail(NOW + FORGOTTEN_AFTER)

    assert (attempts.failures, attempts.wait_until) == (1, None)


def test_a_hospital_where_somebody_errs_every_hour_is_never_slowed() -> None:
    attempts = failed(0)
    for hour in range(24 * 30):
        now = NOW + timedelta(hours=hour)
        attempts.begin(now)
        attempts.fail(now)

    assert attempts.wait_until is None
    assert attempts.failures <= 2


def test_a_class_that_signs_in_at_once_waits_for_nobody() -> None:
    attempts = failed(0)
    for _ in range(FREE_ATTEMPTS):
        attempts.begin(NOW)
    with pytest.raises(AttemptsUnderWay):
        attempts.begin(NOW)
    for _ in range(FREE_ATTEMPTS):
        attempts.take_back()

    assert (attempts.failures, attempts.under_way, attempts.wait_until) == (0, 0, None)


def test_one_customers_network_of_ipv6_is_one_address() -> None:
    assert address_id("2001:db8::1") == address_id("2001:db8::ffff:2")
    assert address_id("2001:db8::1") != address_id("2001:db8:0:1::1")
    assert address_id("203.0.113.7") != address_id("203.0.113.8")
    assert address_id("no address") == address_id("no address")


def test_one_that_began_before_another_and_comes_after_it_counts_nothing() -> None:
    attempts = AddressAttempts(id=address_id("203.0.113.7"))
    for began in (NOW, NOW - timedelta(milliseconds=3)):
        attempts.begin(began)
        attempts.take_back()

    assert attempts.failures == 0

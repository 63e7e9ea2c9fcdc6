"""Counting failed sign-ins."""

from datetime import UTC, datetime, timedelta

import pytest

from identity.domain.sign_in.attempts import ABANDONED_AFTER, AttemptsUnderWay
from identity.domain.sign_in.sign_in_attempts import (
    FIRST_LOCK,
    FREE_ATTEMPTS,
    LONGEST_LOCK,
    SignInAttempts,
    SignInLocked,
    attempts_id,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def after(failures: int) -> SignInAttempts:
    """Attempts that all failed, each as soon as it was allowed."""
    attempts = SignInAttempts(id=attempts_id("marie@cegep.example"))
    for _ in range(failures):
        now = attempts.locked_until or NOON
        attempts.begin(now, account_id=None)
        attempts.fail(now)
    return attempts


def test_the_fifth_attempt_is_refused() -> None:
    attempts = after(4)

    with pytest.raises(SignInLocked) as locked:
        attempts.begin(NOON + timedelta(seconds=15), account_id=None)

    assert locked.value.facts == {"retry_after_seconds": 46, "minutes": 1}
    assert attempts.failures == 4


def test_each_failure_after_that_doubles_the_wait() -> None:
    waits = []
    for failures in range(4, 8):
        attempts = after(failures)
        assert attempts.locked_until is not None
        assert attempts.last_at is not None
        waits.append(attempts.locked_until - attempts.last_at)

    assert waits == [timedelta(minutes=number) for number in (1, 2, 4, 8)]


def test_the_wait_has_an_end_after_any_number_of_failures() -> None:
    attempts = after(500)

    assert attempts.locked_until is not None
    assert attempts.last_at is not None
    assert attempts.locked_until - attempts.last_at == LONGEST_LOCK


def test_forgiven_attempts_count_from_the_beginning() -> None:
    attempts = after(4)
    attempts.forgive()

    attempts.begin(NOON, account_id=None)
    attempts.fail(NOON)

    assert (attempts.failures, attempts.locked_until) == (1, None)


def test_right_attempts_at_once_lock_nothing() -> None:
    attempts = after(1)
    for _ in range(FREE_ATTEMPTS - 1):
        attempts.begin(NOON, account_id=None)
    for _ in range(FREE_ATTEMPTS - 1):
        attempts.take_back()

    assert (attempts.failures, attempts.under_way, attempts.locked_until) == (1, 0, None)


def test_no_more_are_under_way_than_could_fail() -> None:
    attempts = after(2)
    for _ in range(2):
        attempts.begin(NOON, account_id=None)

    with pytest.raises(AttemptsUnderWay):
        attempts.begin(NOON, account_id=None)
    attempts.take_back()
    attempts.begin(NOON, account_id=None)


def test_after_a_lock_one_is_looked_at_after_the_other() -> None:
    attempts = after(6)
    opened = attempts.locked_until or NOON
    attempts.begin(opened, account_id=None)

    with pytest.raises(AttemptsUnderWay):
        attempts.begin(opened, account_id=None)


def test_an_attempt_whose_end_nobody_told_has_failed_and_locks_from_then_on_only() -> None:
    attempts = after(0)
    for _ in range(FREE_ATTEMPTS):
        attempts.begin(NOON, account_id=None)
    given_up = NOON + ABANDONED_AFTER

    with pytest.raises(SignInLocked):
        attempts.begin(given_up + timedelta(seconds=59), account_id=None)
    attempts.begin(given_up + FIRST_LOCK, account_id=None)

    assert (attempts.failures, attempts.under_way) == (FREE_ATTEMPTS, 1)

"""Counting failed sign-ins."""

from datetime import UTC, datetime, timedelta

import pytest

from identity.domain.sign_in.sign_in_attempts import (
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
        attempts.begin(attempts.locked_until or NOON, account_id=None)
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

    assert (attempts.failures, attempts.locked_until) == (1, None)

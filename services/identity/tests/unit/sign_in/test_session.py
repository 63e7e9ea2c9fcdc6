"""A session and its refresh tokens."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.ids import new_id
from identity.domain.sign_in.session import GRACE, IDLE, LONGEST, End, Session

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def session() -> Session:
    return Session.start(
        account_id=new_id(), person_id=new_id(), role_assignment_id=new_id(), now=NOON
    )


def test_each_token_serves_once(session: Session) -> None:
    assert session.refresh(0, NOON)
    assert session.refresh(1, NOON)
    assert session.generation == 2


def test_two_tabs_may_refresh_with_one_token_at_once(session: Session) -> None:
    assert session.refresh(0, NOON)
    assert session.refresh(0, NOON + GRACE)
    assert session.generation == 1


def test_an_old_token_ends_the_session_for_everybody(session: Session) -> None:
    session.refresh(0, NOON)

    assert not session.refresh(0, NOON + GRACE + timedelta(seconds=1))
    assert session.ended_because is End.TOKEN_REUSED
    assert not session.refresh(1, NOON + GRACE + timedelta(seconds=2))


def test_a_token_two_generations_old_is_a_copy_even_within_the_grace_period(
    session: Session,
) -> None:
    session.refresh(0, NOON)
    session.refresh(1, NOON)

    assert not session.refresh(0, NOON)
    assert session.ended_because is End.TOKEN_REUSED


def test_half_an_hour_without_a_refresh_is_idle(session: Session) -> None:
    assert session.refresh(0, NOON + IDLE - timedelta(seconds=1))
    assert not session.refresh(1, NOON + 2 * IDLE)


def test_twelve_hours_are_enough_however_busy_it_is(session: Session) -> None:
    now, generation = NOON, 0
    while (now := now + timedelta(minutes=20)) < NOON + LONGEST:
        assert session.refresh(generation, now)
        generation += 1

    assert not session.refresh(generation, NOON + LONGEST)


def test_the_first_reason_for_an_end_stands(session: Session) -> None:
    session.finish(End.SIGNED_OUT, NOON)
    session.finish(End.TOKEN_REUSED, NOON + IDLE)

    assert (session.ended_because, session.ended_at) == (End.SIGNED_OUT, NOON)

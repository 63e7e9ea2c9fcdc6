"""What each side may read of a request's history."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chassis.auth import Role
from placements.domain.requests.acts import Act
from placements.domain.requests.history import HistoryEntry, as_read_by
from placements.domain.requests.labels import Side
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import Reason
from placements.domain.requests.statuses import Status

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


@pytest.fixture
def told(a_request: Any, a_viewer: Any, store: Any) -> list[HistoryEntry]:
    """A destination refuses, thinks again, accepts; then the agency does, and the school."""
    request = a_request(supervisor_ids=())

    def act(role: Role, comment: str | None = None) -> Act:
        return Act.by(a_viewer(role), store.now, comment)

    request.send(act(PC))
    request.redirect(act(RC, "for your eyes"))
    request.decline_for_destination(Reason("staffing"), act(DC, "no night nurse"))
    request.return_to_destination(act(RC, "please look again"))
    request.accept_for_destination(act(DC))
    request.assign_supervisors([request.requested_by], act(DC))
    request.accept(act(RC, "welcome"))
    request.assign_supervisors([], act(RC))
    request.confirm(act(PC))
    history: list[HistoryEntry] = request.take_history()
    return history


def read_by(side: Side, history: list[HistoryEntry]) -> list[HistoryEntry]:
    return [line for entry in history if (line := as_read_by(entry, side)) is not None]


def test_the_school_reads_no_answer_of_a_destination(told: list[HistoryEntry]) -> None:
    lines = read_by(Side.SCHOOL, told)

    assert [line.move for line in lines] == [
        Move.SEND,
        Move.REDIRECT,
        Move.ACCEPT,
        Move.ASSIGN_SUPERVISORS,
        Move.CONFIRM,
    ]
    assert [line.act.comment for line in lines] == [None, None, "welcome", None, None]
    assert not any(line.reason for line in lines)


def test_the_receiving_side_reads_from_sent_on(told: list[HistoryEntry]) -> None:
    assert read_by(Side.RECEIVING, told) == told


def test_the_destination_reads_from_redirect_on(told: list[HistoryEntry]) -> None:
    lines = read_by(Side.DESTINATION, told)

    assert lines == told[1:]
    assert lines[0].move is Move.REDIRECT


def test_nobody_but_the_school_reads_of_a_draft(a_request: Any, a_viewer: Any, store: Any) -> None:
    request = a_request(Status.DRAFT)
    request.withdraw(Act.by(a_viewer(PC), store.now))
    history = request.take_history()

    assert len(read_by(Side.SCHOOL, history)) == 1
    assert read_by(Side.RECEIVING, history) == []
    assert read_by(Side.DESTINATION, history) == []


def test_each_line_has_the_version_that_the_request_had_after_it(
    told: list[HistoryEntry],
) -> None:
    assert [line.sequence for line in told] == [4, 5, 6, 7, 8, 9, 10, 11, 12]


def test_the_first_answer_of_a_destination_stays(told: list[HistoryEntry]) -> None:
    first = next(line for line in told if line.move is Move.DECLINE_FOR_DESTINATION)

    assert first.reason == Reason("staffing")
    assert first.act.comment == "no night nurse"


def test_the_receivers_do_not_read_until_when_the_school_had_waited(
    a_request: Any, a_viewer: Any, store: Any, asked: Any
) -> None:
    request = a_request(Status.HELD, asked=replace(asked, release_on=date(2027, 1, 1)))
    request.release(Act.by(a_viewer(PC), store.now))
    history = request.take_history()

    changes = {side: [line.changes for line in read_by(side, history)] for side in Side}

    assert changes[Side.SCHOOL] == [{"release_on": {"from": "2027-01-01", "to": None}}]
    assert changes[Side.RECEIVING] == [{}]

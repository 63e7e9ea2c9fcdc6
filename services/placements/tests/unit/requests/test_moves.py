"""Every move from every status by every role: what is open, refused, forbidden or unseen."""

from itertools import product
from typing import Any

import pytest

from chassis.auth import Level, Role
from placements.domain.requests.errors import (
    MoveNotOpen,
    NotOfThisRole,
    OnlyLooking,
    PlacementRequestNotFound,
)
from placements.domain.requests.moves import Move
from placements.domain.requests.rights import open_moves
from placements.domain.requests.statuses import Status
from services.placements.tests.unit.requests.every_move import make

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)

UNSEEN = None
NOTHING = ""
OPEN: dict[Status, tuple[str | None, str | None, str | None]] = {
    # status: what the school, the receiving and the destination coordinator may do
    Status.DRAFT: ("edit send withdraw assign_instructors", UNSEEN, UNSEEN),
    Status.HELD: ("release withdraw assign_instructors", UNSEEN, UNSEEN),
    Status.PENDING: ("withdraw assign_instructors", "redirect waitlist accept decline", UNSEEN),
    Status.REDIRECTED: (
        "cancel assign_instructors",
        (
            "accept_for_destination decline_for_destination waitlist accept decline "
            "assign_supervisors cancel"
        ),
        "accept_for_destination decline_for_destination assign_supervisors",
    ),
    Status.ACCEPTED_BY_DESTINATION: (
        "cancel assign_instructors",
        "return_to_destination waitlist accept decline assign_supervisors cancel",
        "assign_supervisors",
    ),
    Status.DECLINED_BY_DESTINATION: (
        "cancel assign_instructors",
        (
            "accept_for_destination decline_for_destination return_to_destination waitlist "
            "accept decline cancel"
        ),
        "accept_for_destination decline_for_destination",
    ),
    Status.WAITLISTED: (
        "cancel assign_instructors",
        "accept decline assign_supervisors cancel",
        "assign_supervisors",
    ),
    Status.ACCEPTED: (
        "confirm cancel assign_instructors",
        "assign_supervisors cancel",
        "assign_supervisors",
    ),
    Status.DECLINED: (NOTHING, "accept", NOTHING),
    Status.CONFIRMED: (
        "cancel assign_instructors",
        "assign_supervisors cancel",
        "assign_supervisors",
    ),
    Status.CANCELLED: (NOTHING, NOTHING, NOTHING),
    Status.WITHDRAWN: (NOTHING, UNSEEN, UNSEEN),
}
OF_ROLE: dict[Role, str] = {
    Role.DISCIPLINE_CONTACT: "accept_for_destination decline_for_destination assign_supervisors",
    PC: "create edit send release confirm withdraw cancel assign_instructors",
    RC: "redirect accept_for_destination decline_for_destination return_to_destination waitlist "
    "accept decline assign_supervisors cancel",
    DC: "accept_for_destination decline_for_destination assign_supervisors",
    Role.SUPERVISOR: NOTHING,
    Role.INSTRUCTOR: NOTHING,
    Role.ADMINISTRATOR: NOTHING,
}
SEEN_BY_SUPERVISORS = {Status.ACCEPTED, Status.CONFIRMED, Status.CANCELLED}
NOT_SEEN_BY_ADMINISTRATORS = {Status.DRAFT, Status.WITHDRAWN}

LOOKS_ON_AT_SCHOOL = {Role.COURSE_LEADER, Role.STUDENT_ADMINISTRATOR}

LEADS_TO: dict[Move, Status] = {
    Move.EDIT: Status.DRAFT,
    Move.SEND: Status.PENDING,
    Move.RELEASE: Status.PENDING,
    Move.REDIRECT: Status.REDIRECTED,
    Move.ACCEPT_FOR_DESTINATION: Status.ACCEPTED_BY_DESTINATION,
    Move.DECLINE_FOR_DESTINATION: Status.DECLINED_BY_DESTINATION,
    Move.RETURN_TO_DESTINATION: Status.REDIRECTED,
    Move.WAITLIST: Status.WAITLISTED,
    Move.ACCEPT: Status.ACCEPTED,
    Move.DECLINE: Status.DECLINED,
    Move.CONFIRM: Status.CONFIRMED,
    Move.WITHDRAW: Status.WITHDRAWN,
    Move.CANCEL: Status.CANCELLED,
}


def open_to(role: Role, status: Status) -> str | None:
    """What the table says; None where the role does not see the request at all."""
    if role is Role.SUPERVISOR:
        return NOTHING if status in SEEN_BY_SUPERVISORS else UNSEEN
    if role is Role.INSTRUCTOR:
        return UNSEEN if status is Status.WITHDRAWN else NOTHING
    if role is Role.ADMINISTRATOR:
        return UNSEEN if status in NOT_SEEN_BY_ADMINISTRATORS else NOTHING
    if role in LOOKS_ON_AT_SCHOOL:
        return NOTHING
    like = DC if role is Role.DISCIPLINE_CONTACT else role
    return OPEN[status][(PC, RC, DC).index(like)] if like in (PC, RC, DC) else UNSEEN


def expected_error(move: Move, role: Role, status: Status) -> type[Exception] | None:
    may = open_to(role, status)
    if may is None:
        return PlacementRequestNotFound
    if move not in OF_ROLE.get(role, NOTHING).split():
        return NotOfThisRole
    return None if move in may.split() else MoveNotOpen


MOVES = [move for move in Move if move is not Move.CREATE]


@pytest.mark.parametrize("cell", list(product(Status, MOVES, Role)))
async def test_each_cell_of_the_table(
    cell: tuple[Status, Move, Role], a_request: Any, a_viewer: Any, no_user: Any, store: Any
) -> None:
    status, move, role = cell
    request = a_request(status, contact=no_user)
    store.placement_requests.add(request)
    error = expected_error(move, role, status)

    if error is not None:
        with pytest.raises(error):
            await make(move, request, a_viewer(role), store)
        assert (request.status, request.take_events()) == (status, [])
        assert store.placement_requests.lines == []
        return

    await make(move, request, a_viewer(role), store)

    assert request.status is LEADS_TO.get(move, status)
    assert [event.move for event in request.take_events()] == [move]
    assert [line.move for line in store.placement_requests.lines] == [move]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", Status)
def test_the_allowed_moves_are_those_of_the_table(status: Status, role: Role) -> None:
    offered = open_moves(role, status, may_change=True, contact_is_user=False, begun=False)

    may = open_to(role, status)
    assert may is None or set(offered) == set(may.split())


@pytest.mark.parametrize("level", [Level.VIEW_ONLY, Level.VIEW_ONLY_WITHOUT_NAMES])
async def test_who_may_only_look_changes_nothing(
    level: Level, a_request: Any, a_viewer: Any, store: Any
) -> None:
    request = a_request(Status.PENDING)
    store.placement_requests.add(request)

    with pytest.raises(OnlyLooking):
        await make(Move.ACCEPT, request, a_viewer(RC, level=level), store)

    assert (
        open_moves(RC, request.status, may_change=False, contact_is_user=False, begun=False) == ()
    )


@pytest.mark.parametrize(
    "status",
    [Status.REDIRECTED, Status.ACCEPTED_BY_DESTINATION, Status.DECLINED_BY_DESTINATION],
)
async def test_a_refusal_does_not_tell_the_school_what_the_destination_answered(
    status: Status, a_request: Any, a_viewer: Any, store: Any
) -> None:
    request = a_request(status)
    store.placement_requests.add(request)

    with pytest.raises(MoveNotOpen) as refused:
        await make(Move.CONFIRM, request, a_viewer(PC), store)

    assert refused.value.facts["status"] == "redirected"
    assert "destination" not in str(refused.value)


def test_the_school_is_offered_the_same_whatever_the_destination_answered() -> None:
    offered = {
        open_moves(PC, status, may_change=True, contact_is_user=True, begun=False)
        for status in (
            Status.REDIRECTED,
            Status.ACCEPTED_BY_DESTINATION,
            Status.DECLINED_BY_DESTINATION,
        )
    }

    assert len(offered) == 1

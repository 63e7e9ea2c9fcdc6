"""What partners' systems hear: each side its own view, and the school no destination's answer."""

import json
from collections.abc import Callable
from uuid import UUID

import pytest

from contracts import placements
from contracts.catalogue import BY_TYPE
from contracts.placements import PlacementRequestState
from notifications.domain.moves import Move, Remembered, RequestMoved
from notifications.domain.partners import (
    EVENT_TYPES,
    Perspective,
    cloud_event,
    payload,
    perspectives_on,
)
from notifications.messaging.placement_requests import MOVES

AMove = Callable[..., RequestMoved]
UuidOf = Callable[[str], UUID]
EVERYTHING = Remembered(was_redirected=True, destination_is_news=True)


def test_the_types_are_those_of_the_contracts() -> None:
    of_requests = {
        kind.type for kind in BY_TYPE.values() if issubclass(kind, PlacementRequestState)
    }

    assert of_requests == EVENT_TYPES
    assert all(kind.type == move.event_type for kind, move in MOVES.items())
    assert {kind.type for kind in MOVES} == of_requests
    assert MOVES[placements.PlacementRequestSent] is Move.SENT


@pytest.mark.parametrize("move", list(Move))
def test_the_placing_agency_never_hears_a_destinations_answer(
    a_move: AMove, uuid_of: UuidOf, move: Move
) -> None:
    heard = perspectives_on(a_move(move), EVERYTHING)

    assert (uuid_of("university") in heard) == ("_by_destination" not in move.value)


@pytest.mark.parametrize("move", list(Move))
def test_the_receiving_agency_hears_what_it_may_see(
    a_move: AMove, uuid_of: UuidOf, move: Move
) -> None:
    heard = perspectives_on(a_move(move), EVERYTHING)

    assert (uuid_of("hospital") in heard) == (move not in {Move.CREATED, Move.HELD})
    assert uuid_of("hospital") not in perspectives_on(a_move(move, was_sent=False), EVERYTHING)


@pytest.mark.parametrize("answer", ["accepted_by_destination", "declined_by_destination"])
def test_no_field_of_the_schools_payload_betrays_the_answer(a_move: AMove, answer: str) -> None:
    before = a_move(Move.REDIRECTED, status="redirected", school_status="redirected")
    after = a_move(
        Move.REDIRECTED,
        status=answer,
        school_status="redirected",
        reason="no_supervisor",
        was_answered=True,
        sequence=9,
        event_id=before.event_id,
        supervisor_ids=(before.requested_by,),
        actor_role="destination_coordinator",
    )

    assert cloud_event(after, Perspective.PLACING) == cloud_event(before, Perspective.PLACING)
    assert payload(after, Perspective.RECEIVING)["status"] == answer


def test_a_second_redirection_to_the_same_place_is_not_told_to_the_school(
    a_move: AMove, uuid_of: UuidOf
) -> None:
    heard = perspectives_on(a_move(Move.REDIRECTED), Remembered(was_redirected=True))

    assert set(heard) == {uuid_of("hospital")}


@pytest.mark.parametrize(("school_status", "hears"), [("redirected", False), ("accepted", True)])
def test_supervisors_are_told_to_the_school_once_the_agency_accepted(
    a_move: AMove,
    uuid_of: UuidOf,
    school_status: str,
    hears: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    moved = a_move(Move.SUPERVISORS_ASSIGNED, school_status=school_status)

    assert (uuid_of("university") in perspectives_on(moved, EVERYTHING)) is hears


def test_an_agency_on_both_sides_hears_once_as_the_receiving_one(a_move: AMove) -> None:
    moved = a_move(Move.SENT)
    same = a_move(Move.SENT, receiving_agency_id=moved.placing_agency_id)

    assert perspectives_on(same, EVERYTHING) == {moved.placing_agency_id: Perspective.RECEIVING}


def test_the_body_is_a_cloud_event(a_move: AMove) -> None:
    moved = a_move(Move.ACCEPTED)
    body = json.loads(json.dumps(cloud_event(moved, Perspective.PLACING)))

    assert body["specversion"] == "1.0"
    assert body["id"] == str(moved.event_id)
    assert body["type"] == "placements.placement_request_accepted.v1"
    assert body["data"]["hours_per_student"] == "96"

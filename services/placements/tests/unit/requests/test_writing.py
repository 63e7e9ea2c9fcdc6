"""Writing, sending and releasing requests, without a database."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chassis.auth import Role
from chassis.domain import Stale
from chassis.ids import new_id
from placements.commands.requests.create_request import CreateRequest, create_request
from placements.commands.requests.edit_request import EditRequest, edit_request
from placements.commands.requests.release_due_requests import release_due_requests
from placements.commands.requests.release_request import ReleaseRequest, release_request
from placements.commands.requests.send_request import SendRequest, send_request
from placements.domain.requests.errors import (
    DestinationNotOffered,
    IndividualHasOneStudent,
    NegativeAmount,
    NoStudents,
    NotOfThisRole,
    PeriodEndsBeforeItStarts,
    PlacementRequestNotFound,
    ProgramNotOffered,
)
from placements.domain.requests.events import Created, Held, Released, Sent
from placements.domain.requests.moves import Move
from placements.domain.requests.statuses import PlacementType, Status
from services.placements.tests.unit.requests.every_move import wanted_like

PC = Role.PLACING_COORDINATOR


async def test_a_new_request_has_a_reference_at_once(asked: Any, a_viewer: Any, store: Any) -> None:
    viewer = a_viewer(PC)

    request = await create_request(CreateRequest(viewer=viewer, wanted=wanted_like(asked)), store)

    assert (request.reference, request.status) == ("PR-2026-000001", Status.DRAFT)
    assert request.asked == asked
    assert request.requested_by == viewer.person_id
    assert [type(event) for event in request.take_events()] == [Created]
    assert [line.move for line in store.placement_requests.lines] == [Move.CREATE]


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        ({"ends_on": date(2027, 1, 3)}, PeriodEndsBeforeItStarts, "ends_on"),
        ({"students": 0}, NoStudents, "students"),
        ({"placement_type": PlacementType.INDIVIDUAL}, IndividualHasOneStudent, "students"),
        ({"shifts": -1}, NegativeAmount, "shifts"),
        ({"hours_per_student": -1}, NegativeAmount, "hours_per_student"),
        ({"destination_id": new_id()}, DestinationNotOffered, "destination_id"),
        ({"service_id": new_id()}, DestinationNotOffered, "service_id"),
        ({"program_id": new_id()}, ProgramNotOffered, "program_id"),
        ({"course_id": new_id()}, ProgramNotOffered, "course_id"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_its_field(
    changes: dict[str, Any], error: Any, field: str, asked: Any, a_viewer: Any, store: Any
) -> None:
    wanted = replace(wanted_like(asked), **changes)

    with pytest.raises(error) as refused:
        await create_request(CreateRequest(viewer=a_viewer(PC), wanted=wanted), store)

    assert refused.value.field == field
    assert store.placement_requests.held == {}


@pytest.mark.parametrize("scope", [{"agency_id": new_id()}, {"program_ids": frozenset()}])
async def test_nobody_asks_for_a_program_that_is_not_theirs(
    scope: dict[str, Any], asked: Any, a_viewer: Any, store: Any
) -> None:
    viewer = a_viewer(PC, **scope)

    with pytest.raises(ProgramNotOffered):
        await create_request(CreateRequest(viewer=viewer, wanted=wanted_like(asked)), store)


async def test_only_schools_write_requests(asked: Any, a_viewer: Any, store: Any) -> None:
    viewer = a_viewer(Role.RECEIVING_COORDINATOR)

    with pytest.raises(NotOfThisRole):
        await create_request(CreateRequest(viewer=viewer, wanted=wanted_like(asked)), store)


async def test_an_edit_writes_down_what_it_changed(
    a_request: Any, a_viewer: Any, store: Any, asked: Any
) -> None:
    request = a_request(Status.DRAFT)
    store.placement_requests.add(request)
    wanted = replace(wanted_like(asked), students=6, ends_on=date(2027, 3, 19))

    await edit_request(EditRequest(id=request.id, viewer=a_viewer(PC), wanted=wanted), store)

    assert store.placement_requests.lines[0].changes == {
        "students": {"from": 4, "to": 6},
        "ends_on": {"from": "2027-03-26", "to": "2027-03-19"},
    }


@pytest.mark.parametrize("other", [{"agency_id": new_id()}, {"program_ids": frozenset()}])
async def test_a_foreign_request_does_not_exist(
    other: dict[str, Any], a_request: Any, a_viewer: Any, store: Any
) -> None:
    request = a_request(Status.DRAFT)
    store.placement_requests.add(request)

    with pytest.raises(PlacementRequestNotFound):
        await send_request(SendRequest(id=request.id, viewer=a_viewer(PC, **other)), store)


async def test_a_move_on_an_older_version_is_refused(
    a_request: Any, a_viewer: Any, store: Any
) -> None:
    request = a_request(Status.DRAFT)
    store.placement_requests.add(request)
    command = SendRequest(id=request.id, viewer=a_viewer(PC), expected_version=2)

    with pytest.raises(Stale):
        await send_request(command, store)

    assert request.status is Status.DRAFT


async def test_a_release_date_ahead_holds_a_request_back(
    a_request: Any, a_viewer: Any, store: Any, asked: Any
) -> None:
    request = a_request(asked=replace(asked, release_on=date(2026, 11, 24)))
    store.placement_requests.add(request)

    await send_request(SendRequest(id=request.id, viewer=a_viewer(PC)), store)

    assert (request.status, request.sent_at) == (Status.HELD, None)
    assert [type(event) for event in request.take_events()] == [Held]


async def test_a_release_date_of_today_holds_nothing_back(
    a_request: Any, a_viewer: Any, store: Any, asked: Any
) -> None:
    request = a_request(asked=replace(asked, release_on=date(2026, 11, 23)))
    store.placement_requests.add(request)

    await send_request(SendRequest(id=request.id, viewer=a_viewer(PC)), store)

    assert (request.status, request.sent_at) == (Status.PENDING, store.now)
    assert [type(event) for event in request.take_events()] == [Sent]


async def test_the_school_may_waive_the_release_date(
    a_request: Any, a_viewer: Any, store: Any, asked: Any
) -> None:
    request = a_request(Status.HELD, asked=replace(asked, release_on=date(2027, 1, 1)))
    store.placement_requests.add(request)

    await release_request(ReleaseRequest(id=request.id, viewer=a_viewer(PC)), store)

    assert (request.status, request.asked.release_on) == (Status.PENDING, None)
    assert [type(event) for event in request.take_events()] == [Released]


async def test_the_clock_releases_in_batches_and_only_what_is_due(
    a_request: Any, store: Any, asked: Any
) -> None:
    for days in (-1, 0, 0, 1):
        release_on = date(2026, 11, 23) + timedelta(days=days)
        held = a_request(Status.HELD, asked=replace(asked, release_on=release_on))
        store.placement_requests.add(held)

    released = [await release_due_requests(store, at_most=2) for _ in range(3)]

    statuses = [request.status for request in store.placement_requests.held.values()]
    assert released == [2, 1, 0]
    assert statuses == [Status.PENDING, Status.PENDING, Status.PENDING, Status.HELD]
    assert {line.act.role for line in store.placement_requests.lines} == {None}


async def test_before_midnight_in_the_provinces_it_is_still_the_day_before(
    a_request: Any, store: Any, asked: Any
) -> None:
    store.placement_requests.add(
        a_request(Status.HELD, asked=replace(asked, release_on=date(2026, 11, 24)))
    )
    store.now = store.now.replace(day=24, hour=4, minute=59)

    assert await release_due_requests(store) == 0

    store.now = store.now.replace(hour=5, minute=0)
    assert await release_due_requests(store) == 1

"""Passing on, answering and calling off, without a database."""

from datetime import timedelta
from typing import Any

import pytest

from chassis.auth import Role
from chassis.ids import new_id
from placements.commands.requests.accept_for_destination import (
    AcceptForDestination,
    accept_for_destination,
)
from placements.commands.requests.accept_request import AcceptRequest, accept_request
from placements.commands.requests.assign_supervisors import AssignSupervisors, assign_supervisors
from placements.commands.requests.cancel_request import CancelRequest, cancel_request
from placements.commands.requests.decline_request import DeclineRequest, decline_request
from placements.commands.requests.redirect_request import RedirectRequest, redirect_request
from placements.commands.requests.return_to_destination import (
    ReturnToDestination,
    return_to_destination,
)
from placements.domain.requests.errors import (
    CommentMissing,
    ContactAnswersOnline,
    DestinationNotOffered,
    PlacementHasBegun,
    PlacementRequestNotFound,
    ReasonNeedsText,
    ReasonUnknown,
    SupervisorUnknown,
)
from placements.domain.requests.reasons import Reason
from placements.domain.requests.statuses import Status

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


@pytest.fixture
def held(a_request: Any, store: Any) -> Any:
    """`held(status)`: a request in that status, in the store."""

    def make(status: Status, **changes: Any) -> Any:
        request = a_request(status, **changes)
        store.placement_requests.add(request)
        return request

    return make


async def test_the_receiver_may_pass_on_to_another_unit_of_its_own(
    held: Any, a_place: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.PENDING)
    first, other = request.asked.destination_id, a_place(destination_id=new_id(), site_id=new_id())
    store.request_references.places[other.destination_id] = other
    command = RedirectRequest(
        id=request.id, viewer=a_viewer(RC), destination_id=other.destination_id
    )

    await redirect_request(command, store)

    assert request.asked.destination_id == other.destination_id
    assert request.asked.site_id == other.site_id
    assert store.placement_requests.lines[0].changes["destination_id"] == {
        "from": str(first),
        "to": str(other.destination_id),
    }


@pytest.mark.parametrize("foreign", ["agency", "site", "nowhere"])
async def test_nobody_passes_on_to_a_unit_of_somebody_else(
    foreign: str, held: Any, a_place: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.PENDING)
    there = {"agency": {"agency_id": new_id()}, "site": {"site_id": new_id()}}.get(foreign, {})
    other = a_place(destination_id=new_id(), **there)
    if foreign != "nowhere":
        store.request_references.places[other.destination_id] = other
    viewer = a_viewer(RC, site_ids=frozenset({request.asked.site_id}))

    with pytest.raises(DestinationNotOffered):
        await redirect_request(
            RedirectRequest(id=request.id, viewer=viewer, destination_id=other.destination_id),
            store,
        )

    assert request.status is Status.PENDING


async def test_the_receiver_answers_only_for_a_contact_who_is_no_user(
    held: Any, a_viewer: Any, store: Any, user: Any, no_user: Any
) -> None:
    online, on_paper = (
        held(Status.REDIRECTED, contact=user),
        held(Status.REDIRECTED, contact=no_user),
    )

    with pytest.raises(ContactAnswersOnline):
        await accept_for_destination(AcceptForDestination(id=online.id, viewer=a_viewer(RC)), store)
    await accept_for_destination(AcceptForDestination(id=on_paper.id, viewer=a_viewer(RC)), store)

    assert online.status is Status.REDIRECTED
    assert on_paper.status is Status.ACCEPTED_BY_DESTINATION


@pytest.mark.parametrize("role", [RC, DC])
async def test_a_coordinator_of_other_places_sees_nothing(
    role: Role, held: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.REDIRECTED)
    elsewhere = a_viewer(
        role, site_ids=frozenset({new_id()}), destination_ids=frozenset({new_id()})
    )

    with pytest.raises(PlacementRequestNotFound):
        await accept_for_destination(AcceptForDestination(id=request.id, viewer=elsewhere), store)


async def test_a_destination_is_asked_again_with_a_word_why(
    held: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.DECLINED_BY_DESTINATION, destination_reason=Reason("staffing"))
    command = ReturnToDestination(id=request.id, viewer=a_viewer(RC), comment=" ")

    with pytest.raises(CommentMissing):
        await return_to_destination(command, store)

    assert request.destination_reason == Reason("staffing")


@pytest.mark.parametrize(
    ("reason", "text", "error"),
    [
        ("strike", None, ReasonUnknown),
        ("nonsense", "x", ReasonUnknown),
        ("other", " ", ReasonNeedsText),
    ],
)
async def test_a_decline_needs_a_reason_of_its_list(
    reason: str, text: str | None, error: Any, held: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.PENDING)
    command = DeclineRequest(id=request.id, viewer=a_viewer(RC), reason=reason, reason_text=text)

    with pytest.raises(error):
        await decline_request(command, store)

    assert request.status is Status.PENDING


@pytest.mark.parametrize(("role", "reason"), [(PC, "hazard"), (RC, "strike")])
async def test_each_side_cancels_for_reasons_of_its_own(
    role: Role, reason: str, held: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.ACCEPTED)

    with pytest.raises(ReasonUnknown):
        await cancel_request(
            CancelRequest(id=request.id, viewer=a_viewer(role), reason=reason), store
        )


@pytest.mark.parametrize(("days", "accepted"), [(0, True), (1, False)])
async def test_a_declined_request_may_be_accepted_until_its_start_date(
    days: int, accepted: Any, held: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.DECLINED, reason=Reason("staffing"))
    store.now += (request.asked.period.starts_on - store.now.date()) + timedelta(days=days)
    command = AcceptRequest(id=request.id, viewer=a_viewer(RC))

    if not accepted:
        with pytest.raises(PlacementHasBegun):
            await accept_request(command, store)
        return

    await accept_request(command, store)
    assert (request.status, request.reason) == (Status.ACCEPTED, None)


async def test_only_people_of_the_receiving_agency_supervise(
    held: Any, a_viewer: Any, store: Any
) -> None:
    request = held(Status.ACCEPTED, supervisor_ids=())
    known, stranger = next(iter(store.request_references.people)), new_id()
    viewer = a_viewer(DC)

    with pytest.raises(SupervisorUnknown):
        await assign_supervisors(
            AssignSupervisors(id=request.id, viewer=viewer, supervisor_ids=(known, stranger)), store
        )
    await assign_supervisors(
        AssignSupervisors(id=request.id, viewer=viewer, supervisor_ids=(known, known)), store
    )

    assert request.supervisor_ids == (known,)

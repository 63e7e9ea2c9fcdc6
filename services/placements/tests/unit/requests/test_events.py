"""What the world is told of each move."""

from typing import Any

import pytest

from chassis.auth import Role
from contracts import placements as published
from placements.domain.requests import events
from placements.domain.requests.acts import Act
from placements.domain.requests.events import Moved
from placements.domain.requests.reasons import Reason
from placements.domain.requests.statuses import Status
from placements.messaging.outgoing import outgoing
from placements.messaging.request_events import CONTRACTS


@pytest.fixture
def told(a_viewer: Any, store: Any) -> Any:
    """`told(kind, request)`: the event that is published."""

    def publish(kind: type[Moved], request: Any) -> Any:
        act = Act.by(a_viewer(Role.RECEIVING_COORDINATOR), store.now, "for our eyes only")
        return outgoing.contract_of(kind(request, act))

    return publish


def test_every_domain_event_has_a_contract() -> None:
    kinds = {kind for kind in vars(events).values() if isinstance(kind, type)}

    assert {kind for kind in kinds if issubclass(kind, Moved)} - {Moved} == CONTRACTS.keys()


@pytest.mark.parametrize("kind", CONTRACTS)
def test_each_event_carries_the_whole_state_and_no_comment(
    kind: type[Moved], a_request: Any, told: Any
) -> None:
    request = a_request(Status.ACCEPTED)

    event = told(kind, request)

    assert type(event) is CONTRACTS[kind]
    assert (event.subject, event.status, event.students) == (request.id, "accepted", 4)
    assert event.actor_role == "receiving_coordinator"
    assert "for our eyes only" not in event.model_dump_json()


def test_a_destinations_refusal_is_not_told_as_the_schools_status(
    a_request: Any, told: Any
) -> None:
    request = a_request(
        Status.DECLINED_BY_DESTINATION, destination_reason=Reason("staffing", "two are away")
    )

    event = told(events.DeclinedByDestination, request)

    assert (event.status, event.reason) == ("declined_by_destination", "staffing")
    assert (event.school_status, event.school_reason) == ("redirected", None)
    assert "two are away" not in event.model_dump_json()


def test_the_agencys_reason_is_the_schools(a_request: Any, told: Any) -> None:
    request = a_request(
        Status.DECLINED, reason=Reason("at_capacity"), destination_reason=Reason("staffing")
    )

    event = told(events.Declined, request)

    assert (event.reason, event.school_reason) == ("at_capacity", "at_capacity")


@pytest.mark.parametrize(
    ("status", "channel"), [(Status.PENDING, "online"), (Status.REDIRECTED, "paper")]
)
def test_the_channel_is_that_of_the_contact_who_is_to_answer(
    status: Status, channel: str, a_request: Any, told: Any, no_user: Any
) -> None:
    event = told(events.Sent, a_request(status, contact=no_user))

    assert isinstance(event, published.PlacementRequestSent)
    assert event.channel == channel

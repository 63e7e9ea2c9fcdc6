"""The catalogue lists every event once, under a name that tells its owner and version."""

import inspect
import re

from contracts import billing, identity, placements
from contracts.catalogue import BY_TYPE, EVENTS
from contracts.envelope import Event

OWNERS = (billing, identity, placements)


def test_the_catalogue_lists_every_event_class() -> None:
    published = {
        found
        for owner in OWNERS
        for _, found in inspect.getmembers(owner, inspect.isclass)
        if issubclass(found, Event) and "type" in vars(found)
    }

    assert set(EVENTS) == published


def test_no_two_events_share_a_type() -> None:
    assert len(BY_TYPE) == len(EVENTS)


def test_a_type_names_its_owner_its_fact_and_its_version() -> None:
    for event in EVENTS:
        owner = event.__module__.rpartition(".")[2]
        assert re.fullmatch(rf"{owner}\.[a-z_]+\.v[1-9][0-9]*", event.type), event.type


def test_the_catalogue_is_in_the_order_of_its_types() -> None:
    assert [event.type for event in EVENTS] == sorted(event.type for event in EVENTS)


def test_no_event_speaks_of_a_student_by_name() -> None:
    of_people = {"first_name", "last_name", "email"}

    speaking = {event for event in EVENTS if of_people & set(event.model_fields)}

    assert speaking == {identity.PersonRecorded}

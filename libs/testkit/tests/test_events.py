"""Example events of every contract."""

import pytest

from contracts.catalogue import EVENTS
from contracts.envelope import Envelope, Event
from contracts.placements import PlacementRequestSent
from testkit import an_envelope, an_event


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.type)
def test_every_contract_has_an_example_that_survives_the_wire(kind: type[Event]) -> None:
    event = an_event(kind)

    wire = an_envelope(event, sequence=3).model_dump_json()

    arrived = Envelope.model_validate_json(wire)
    assert kind.model_validate(arrived.data) == event
    assert (arrived.type, arrived.subject, arrived.sequence) == (kind.type, event.subject, 3)
    assert arrived.source == kind.type.partition(".")[0]


def test_a_test_changes_what_it_cares_about() -> None:
    event = an_event(PlacementRequestSent, students=2, reason="no_supervisor")

    assert (event.students, event.reason) == (2, "no_supervisor")
    assert event.starts_on < event.ends_on


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(TypeError, match="no field student_count"):
        an_event(PlacementRequestSent, student_count=2)

"""Every event has an example on the wire, and both sides of the wire agree on it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from contracts.catalogue import BY_TYPE, EVENTS
from contracts.envelope import Envelope, Event

FOLDER = Path(__file__).resolve().parents[1]
EACH_EVENT = pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.type)


def example_of(event: type[Event]) -> Envelope:
    path = FOLDER / "examples" / f"{event.type}.json"
    return Envelope.model_validate_json(path.read_bytes())


@EACH_EVENT
def test_a_reader_understands_the_example(event: type[Event]) -> None:
    envelope = example_of(event)

    read = event.model_validate(envelope.data)

    assert envelope.type == event.type
    assert envelope.source == event.type.split(".")[0]
    assert read.subject == envelope.subject


@EACH_EVENT
def test_a_writer_sends_everything_that_the_example_has(event: type[Event]) -> None:
    data = example_of(event).data

    written = event.model_validate(data).model_dump(mode="json")

    assert {name: written.get(name) for name in data} == data


@EACH_EVENT
def test_the_example_and_what_is_written_fit_the_frozen_schema(event: type[Event]) -> None:
    schema = json.loads((FOLDER / "schemas" / f"{event.type}.json").read_bytes())
    validator = Draft202012Validator(schema)
    data = example_of(event).data

    validator.validate(data)
    validator.validate(event.model_validate(data).model_dump(mode="json"))


def test_readers_ignore_fields_of_later_versions() -> None:
    event = EVENTS[0]
    data = example_of(event).data

    later = event.model_validate({**data, "added_next_year": {"deep": True}})

    assert later == event.model_validate(data)


def test_no_example_is_left_of_an_event_that_is_gone() -> None:
    assert {path.stem for path in (FOLDER / "examples").glob("*.json")} == set(BY_TYPE)

"""The documents about events tell everything that the catalogue and the services know."""

from collections.abc import Iterator
from typing import Any

from contracts.catalogue import BY_TYPE, EVENTS
from tools.house.tree import SERVICES
from tools.language.asyncapi import document
from tools.language.listeners import Listener, listeners, queues_by_type
from tools.language.page import page

AN_EAR = Listener("reporting", "reporting.rates", ("billing.invoice_line_recorded.v1",))


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_every_reference_of_the_asyncapi_document_leads_somewhere() -> None:
    asyncapi = document([AN_EAR])

    for reference in references(asyncapi):
        place: Any = asyncapi
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_every_event_has_a_channel_a_message_and_a_writer() -> None:
    asyncapi = document([])

    assert {channel["address"] for channel in asyncapi["channels"].values()} == set(BY_TYPE)
    assert set(asyncapi["components"]["messages"]) == set(BY_TYPE)
    assert {operation["action"] for operation in asyncapi["operations"].values()} == {"send"}
    assert len(asyncapi["operations"]) == len(EVENTS)


def test_a_listening_queue_is_told_in_both_documents() -> None:
    told = document([AN_EAR])["operations"]
    assert told["reporting.rates.receives.billing.invoice_line_recorded.v1"]["action"] == "receive"

    assert "`reporting.rates`" in page({"billing.invoice_line_recorded.v1": ["reporting.rates"]})


def test_services_listen_only_to_events_of_the_catalogue() -> None:
    assert {type_ for listener in listeners() for type_ in listener.types} <= set(BY_TYPE)


def test_a_queue_carries_the_name_of_its_service_and_belongs_to_it_alone() -> None:
    queues = [listener.queue for listener in listeners()]

    assert all(listener.queue.startswith(f"{listener.service}.") for listener in listeners())
    assert len(queues) == len(set(queues))


def test_every_service_but_identity_listens_to_others() -> None:
    assert {listener.service for listener in listeners()} == set(SERVICES) - {"identity"}
    assert not {
        type_
        for listener in listeners()
        for type_ in listener.types
        if type_.startswith(f"{listener.service}.")
    }


UNHEARD = {
    "placements.placement_request_students_named.v1": "told before anybody counts them",
}
"""Events that no service of ours listens to, and why they are told."""


def test_what_identity_and_requests_tell_is_heard_in_several_places() -> None:
    queues = queues_by_type()

    for type_ in BY_TYPE:
        if "placement_request" in type_ and type_ not in UNHEARD:
            assert {queue.partition(".")[0] for queue in queues[type_]} == {
                "billing",
                "notifications",
                "reporting",
            }
    assert len(queues["identity.agency_recorded.v1"]) >= 2

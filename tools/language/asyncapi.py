"""The AsyncAPI 3 document of everything that travels on the bus."""

from typing import Any

from contracts.catalogue import EVENTS
from contracts.envelope import Envelope, Event
from tools.language.frozen import schema_of
from tools.language.listeners import Listener

Document = dict[str, Any]
EXCHANGE = "practica.events"


def document(listening: list[Listener]) -> Document:
    """One channel and one message per event; one operation per writer and per listening queue."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Practica events",
            "version": "1",
            "description": "Facts that the services of Practica tell one another. Each event "
            "carries the public state of its aggregate after the change; `sequence` is the "
            "version of that state. A version of an event may only gain optional fields.",
            "license": {"name": "AGPL-3.0-or-later"},
        },
        "defaultContentType": "application/cloudevents+json",
        "channels": {event.type: _channel(event) for event in EVENTS},
        "operations": {
            **{f"{owner(event)}.sends.{event.type}": _sends(event) for event in EVENTS},
            **{
                f"{listener.queue}.receives.{type_}": _receives(listener, type_)
                for listener in listening
                for type_ in listener.types
            },
        },
        "components": {
            "messages": {event.type: _message(event) for event in EVENTS},
            "schemas": {
                "envelope": _inside(Envelope.model_json_schema()),
                **{event.type: _inside(schema_of(event)) for event in EVENTS},
            },
        },
    }


def owner(event: type[Event]) -> str:
    """The service that publishes the event."""
    return event.type.partition(".")[0]


def _channel(event: type[Event]) -> Document:
    return {
        "address": event.type,
        "messages": {"event": {"$ref": f"#/components/messages/{event.type}"}},
        "bindings": {
            "amqp": {
                "is": "routingKey",
                "exchange": {
                    "name": EXCHANGE,
                    "type": "topic",
                    "durable": True,
                    "autoDelete": False,
                },
                "bindingVersion": "0.3.0",
            }
        },
    }


def _sends(event: type[Event]) -> Document:
    return {
        "action": "send",
        "channel": {"$ref": f"#/channels/{event.type}"},
        "summary": event.__doc__ and event.__doc__.strip().partition("\n")[0],
        "tags": [{"name": owner(event)}],
        "bindings": {"amqp": {"deliveryMode": 2, "bindingVersion": "0.3.0"}},
    }


def _receives(listener: Listener, type_: str) -> Document:
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{type_}"},
        "summary": f"The queue {listener.queue} of {listener.service} listens.",
        "tags": [{"name": listener.service}],
        "bindings": {"amqp": {"ack": True, "bindingVersion": "0.3.0"}},
    }


def _message(event: type[Event]) -> Document:
    return {
        "name": event.type,
        "title": event.__name__,
        "summary": event.__doc__ and event.__doc__.strip().partition("\n")[0],
        "contentType": "application/cloudevents+json",
        "correlationId": {"location": "$message.payload#/correlationid"},
        "payload": {
            "allOf": [
                {"$ref": "#/components/schemas/envelope"},
                {
                    "type": "object",
                    "properties": {
                        "type": {"const": event.type},
                        "data": {"$ref": f"#/components/schemas/{event.type}"},
                    },
                },
            ]
        },
    }


def _inside(schema: Document) -> Document:
    """The schema without the marks that only a file of its own may carry."""
    return {key: value for key, value in schema.items() if key not in {"$schema", "$id"}}

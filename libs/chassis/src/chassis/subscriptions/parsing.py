"""From bytes to an event and its handler."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import AwareDatetime, TypeAdapter
from pydantic_core import from_json
from typing_extensions import TypedDict

from chassis.bus.port import Incoming
from chassis.subscriptions.registry import Delivery, Handler, Subscriptions
from contracts.envelope import Event


class Attributes(TypedDict, total=False):
    """The attributes of a CloudEvent that consumers need; others are let through unread."""

    id: UUID
    subject: UUID
    time: AwareDatetime
    sequence: int
    correlationid: UUID
    causationid: UUID | None


_attributes = TypeAdapter(Attributes)
_REQUIRED = ("id", "subject", "time", "sequence", "correlationid")


class Undigestible(Exception):
    """The message is no event that this queue could ever handle."""


@dataclass(slots=True)
class Parsed:
    """A message with everything that its handler needs."""

    incoming: Incoming
    event: Event
    delivery: Delivery
    handler: Handler


def parse(incoming: Incoming, subscriptions: Subscriptions[object]) -> Parsed | None:
    """None for a type that nobody here handles. Raises Undigestible."""
    try:
        envelope = from_json(incoming.body)
        found = subscriptions.find(envelope["type"])
        if found is None:
            return None
        kind, handler = found
        attributes = _attributes.validate_python(envelope)
        delivery = Delivery(
            id=attributes["id"],
            type=kind.type,
            subject=attributes["subject"],
            sequence=attributes["sequence"],
            occurred_at=attributes["time"],
            correlation_id=attributes["correlationid"],
            causation_id=attributes.get("causationid"),
        )
        event = kind.model_validate(envelope["data"])
    except (ValueError, KeyError, TypeError) as error:
        raise Undigestible(_without_values(error)) from error
    return Parsed(incoming, event, delivery, handler)


def lane_key(incoming: Incoming) -> int:
    """The same for all events of one subject, without parsing the whole message."""
    start = incoming.body.find(b'"subject":"')
    return hash(incoming.body[start + 11 : start + 47]) if start >= 0 else 0


def _without_values(error: Exception) -> str:
    """Validation errors by place and kind: their values may be personal."""
    errors = getattr(error, "errors", None)
    if callable(errors):
        problems = errors(include_url=False, include_input=False, include_context=False)
        return "; ".join(f"{'.'.join(map(str, p['loc']))}: {p['type']}" for p in problems)
    return f"{type(error).__name__}: {error}"

"""Outbox rows: the whole CloudEvent as text, ready to be published as it is."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic_core import to_json

from chassis.causes import Cause
from chassis.ids import new_id
from chassis.telemetry import current_traceparent
from contracts.envelope import Event

Row = dict[str, Any]


def outbox_row(
    event: Event, *, source: str, sequence: int, now: datetime, cause: Cause, id: UUID | None = None
) -> Row:
    """One row of the outbox; `sequence` is the version of the aggregate after the change."""
    event_id = id or new_id()
    subject = event.subject
    traceparent = current_traceparent()
    envelope: dict[str, Any] = {
        "specversion": "1.0",
        "id": event_id,
        "type": event.type,
        "source": source,
        "subject": subject,
        "time": now,
        "sequence": sequence,
        "correlationid": cause.correlation_id,
        "datacontenttype": "application/json",
        "data": event,
    }
    if cause.causation_id is not None:
        envelope["causationid"] = cause.causation_id
    if traceparent is not None:
        envelope["traceparent"] = traceparent
    return {
        "id": event_id,
        "created_at": now,
        "type": event.type,
        "subject": subject,
        "sequence": sequence,
        "body": to_json(envelope).decode(),
        "traceparent": traceparent,
    }

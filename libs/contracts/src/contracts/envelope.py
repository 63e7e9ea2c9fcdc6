"""The envelope around every event on the bus: CloudEvents 1.0, structured JSON."""

from typing import Any, ClassVar, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict


class Event(BaseModel):
    """The payload of a published event: the public state of its aggregate after the change.

    Readers are tolerant: they ignore fields they do not know, so a version may only ever gain
    optional fields. Anything else is a new class with the next version in its `type`.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: ClassVar[str]
    subject_field: ClassVar[str]

    @property
    def subject(self) -> UUID:
        """The identity of the aggregate that the event speaks of."""
        subject: UUID = getattr(self, self.subject_field)
        return subject


class Envelope(BaseModel):
    """One event on the wire. `sequence` is the aggregate's version after the change."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    specversion: Literal["1.0"] = "1.0"
    id: UUID
    type: str
    source: str
    subject: UUID
    time: AwareDatetime
    sequence: int
    correlationid: UUID
    causationid: UUID | None = None
    traceparent: str | None = None
    datacontenttype: Literal["application/json"] = "application/json"
    data: dict[str, Any]

"""The envelope around every event on the bus: CloudEvents 1.0, structured JSON."""

from typing import Any, ClassVar, Final, Literal, get_args
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

UNKNOWN: Final = "unknown"
OPEN: Final = "x-open"


class Open:
    """Marks a Literal that may gain members: what a reader does not know becomes `unknown`.

    Everything else stays closed. `unknown` is one of the members, and nobody publishes it.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = frozenset(get_args(source))

        def known(value: object) -> object:
            return UNKNOWN if isinstance(value, str) and value not in members else value

        return core_schema.no_info_before_validator_function(known, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), OPEN: True}


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

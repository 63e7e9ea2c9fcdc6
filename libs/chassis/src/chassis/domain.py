"""What every aggregate shares: a version, and a record of what happened to it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID


class DomainError(Exception):
    """A rule of the domain was broken.

    `slug` is the stable name that callers may match on and that the texts of the problem are found
    by; `facts` fill the placeholders of those texts and are sent along, so they hold no personal
    data; `field` names the field of the request at fault, as a JSON path such as `ends_on`.
    """

    slug: ClassVar[str] = "rule-broken"

    def __init__(self, message: str = "", *, field: str | None = None, **facts: Any) -> None:
        super().__init__(message or self.slug)
        self.field = field
        self.facts = facts


class NotFound(DomainError):
    """There is no such thing, or none that the viewer may know of."""

    slug = "not-found"


class Unauthenticated(DomainError):
    """Nobody is signed in; the reason is for developers and is never shown."""

    slug: ClassVar[str] = "unauthenticated"


class Forbidden(DomainError):
    """The viewer may know of the thing, but not do this with it."""

    slug = "forbidden"


class Conflict(DomainError):
    """The thing is no longer as the caller believes."""

    slug = "conflict"


class Stale(Conflict):
    """The record changed since the caller read it."""

    slug = "record-changed"


class TooOften(DomainError):
    """Too many tries; the fact `retry_after_seconds` says when the next one is looked at."""

    slug = "too-many-requests"


class NotReady(DomainError):
    """Nothing can be decided now; the fact `retry_after_seconds` says when to ask again."""

    slug = "not-ready"


class DomainEvent:
    """Something that happened inside one service, named in the past tense.

    Subclasses are frozen dataclasses whose first field is the aggregate that changed.
    """


@dataclass(eq=False, kw_only=True)
class Aggregate:
    """The root of a consistency boundary: loaded, changed and saved whole.

    `version` is 0 until the first save, and the number of saves after it.
    """

    id: UUID
    version: int = 0
    _recorded: list[DomainEvent] = field(default_factory=list, repr=False)

    def record(self, event: DomainEvent) -> None:
        self._recorded.append(event)

    def take_events(self) -> list[DomainEvent]:
        """Hand over the events recorded since the last call."""
        events, self._recorded = self._recorded, []
        return events

    @property
    def version_once_saved(self) -> int:
        """The version that the record will have after this transaction: one step an event."""
        return self.version + (len(self._recorded) or (self.version == 0))

    def expect_version(self, version: int | None) -> None:
        """Raises Stale if the caller read another version; None means that it did not say."""
        if version is not None and version != self.version:
            raise Stale(f"{type(self).__name__} {self.id} is at version {self.version}")

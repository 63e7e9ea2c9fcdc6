"""A letter about a request to somebody who is no user, waiting to be printed and sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainEvent, Forbidden
from chassis.ids import new_id
from chassis.viewer import Viewer
from notifications.domain.moves import Move, RequestMoved
from notifications.domain.people import Language
from policy.permissions import Action, may


class PaperState(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    VOID = "void"


class PaperKind(StrEnum):
    """Who sends the letter: a school to a hospital's service, or a hospital to its own unit."""

    TO_SERVICE = "to_service"
    TO_DESTINATION = "to_destination"


KINDS: Mapping[Move, PaperKind] = {
    Move.SENT: PaperKind.TO_SERVICE,
    Move.REDIRECTED: PaperKind.TO_DESTINATION,
}


class AlreadyDealtWith(Conflict):
    """The letter was sent before, or the request was called off."""

    slug = "paper-delivery-already-dealt-with"


class ViewOnly(Forbidden):
    """A role that only looks changes nothing."""

    slug = "view-only"


@dataclass(frozen=True)
class LetterSent(DomainEvent):
    """Somebody printed the letter and sent it."""

    delivery: "PaperDelivery"


@dataclass(eq=False, kw_only=True)
class PaperDelivery(Aggregate):
    """`agency_id` is whose delivery queue it stands in; `moved` is the request at that moment."""

    kind: PaperKind
    agency_id: UUID
    language: Language
    moved: RequestMoved
    contact_person_id: UUID | None
    state: PaperState = PaperState.WAITING
    created_at: datetime
    sent_at: datetime | None = None
    sent_by: UUID | None = None

    @classmethod
    def of(
        cls,
        moved: RequestMoved,
        *,
        contact_person_id: UUID | None,
        language: Language,
        now: datetime,
    ) -> Self | None:
        """The letter that this move calls for, if it calls for one."""
        kind = KINDS.get(moved.move)
        if kind is None or moved.channel != "paper" or moved.receiving_agency_id is None:
            return None
        to_service = kind is PaperKind.TO_SERVICE
        return cls(
            id=new_id(),
            kind=kind,
            agency_id=moved.placing_agency_id if to_service else moved.receiving_agency_id,
            language=language,
            moved=moved,
            contact_person_id=contact_person_id,
            created_at=now,
        )

    def mark_sent(self, viewer: Viewer, now: datetime) -> None:
        """The letter left the house. Raises AlreadyDealtWith if it did before."""
        if not may(viewer, Action.SEND_LETTERS):
            raise ViewOnly("A view-only role cannot send letters")
        if self.state is not PaperState.WAITING:
            raise AlreadyDealtWith(f"The letter is {self.state}")
        self.state, self.sent_at, self.sent_by = PaperState.SENT, now, viewer.person_id
        self.record(LetterSent(self))


class PaperDeliveries(Protocol):
    """All letters, as the domain sees them; the store provides them."""

    def add(self, delivery: PaperDelivery) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> PaperDelivery:
        """Raises NotFound for a letter outside of the viewer's rights."""

    async def void(self, moved: RequestMoved) -> None:
        """Take the request's waiting letters, older than this move, out of the queue."""

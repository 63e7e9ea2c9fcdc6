"""What the commands on placement requests ask of the store."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from placements.domain.requests.places import Place, Program
from placements.domain.requests.request import PlacementRequest


class PlacementRequests(Protocol):
    """All placement requests, each with what is known now of the contacts that it faces."""

    async def next_reference(self, year: int) -> str:
        """A reference such as `PR-2026-000123`, never given before and never again."""
        ...

    def add(self, request: PlacementRequest) -> None: ...

    async def get(self, id: UUID) -> PlacementRequest:
        """Raises PlacementRequestNotFound."""
        ...

    async def due_for_release(self, today: date, *, at_most: int) -> list[PlacementRequest]:
        """Held requests whose release date has come, locked; skips those that others hold."""
        ...

    def write_history(self, request: PlacementRequest) -> None:
        """Keep the history lines that the request wrote since the last call."""
        ...


class RequestReferences(Protocol):
    """The places, programs and people that a request refers to."""

    async def place(self, destination_id: UUID, service_id: UUID | None) -> Place | None:
        """An active destination within the service, or within any one of its services."""
        ...

    async def program(self, id: UUID, course_id: UUID | None) -> Program | None:
        """An active program, if the course is one of its own."""
        ...

    async def active_people(self, ids: Sequence[UUID], agency_id: UUID | None) -> frozenset[UUID]:
        """Those of the people who are active at the agency."""
        ...


class RequestStore(Protocol):
    """One transaction's view of the store."""

    @property
    def now(self) -> datetime: ...

    @property
    def placement_requests(self) -> PlacementRequests: ...

    @property
    def request_references(self) -> RequestReferences: ...

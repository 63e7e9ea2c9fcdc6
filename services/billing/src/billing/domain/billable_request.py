"""The newest that billing heard of a placement request, whatever order the news came in."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from chassis.domain import Aggregate

CONFIRMED = "confirmed"


@dataclass(eq=False, kw_only=True)
class BillableRequest(Aggregate):
    """`sequence` is the version of the request that the news spoke of."""

    sequence: int
    status: str
    line_id: UUID | None = None

    def supersede(self, *, sequence: int, status: str) -> bool:
        """Take newer news; answers False for news that is older than, or the same as, the last."""
        if sequence <= self.sequence:
            return False
        self.sequence, self.status = sequence, status
        return True

    @property
    def is_confirmed(self) -> bool:
        return self.status == CONFIRMED


class BillableRequests(Protocol):
    """All requests that billing heard of; the store provides them."""

    def add(self, request: BillableRequest) -> None: ...

    async def find(self, id: UUID) -> BillableRequest | None: ...

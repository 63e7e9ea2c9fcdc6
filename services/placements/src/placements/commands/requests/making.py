"""The frame around every move: find, permit, compare versions, decide, write the history."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.requests.ports import RequestStore
from placements.domain.requests.acts import Act
from placements.domain.requests.moves import Move
from placements.domain.requests.request import PlacementRequest
from placements.domain.requests.rights import expect_version, permit


@dataclass(frozen=True, kw_only=True)
class RequestMove:
    """What every move on a request says; `expected_version` is the one that the caller read."""

    id: UUID
    viewer: Viewer
    expected_version: int | None = None
    comment: str | None = None


@asynccontextmanager
async def making(
    move: Move, command: RequestMove, store: RequestStore
) -> AsyncIterator[tuple[PlacementRequest, Act]]:
    """The request and the act; what the block decides is written into the history.

    Raises PlacementRequestNotFound, Forbidden or Stale before the block is entered.
    """
    request = await store.placement_requests.get(command.id)
    permit(command.viewer, move, request)
    expect_version(command.viewer, request, command.expected_version)
    yield request, Act.by(command.viewer, store.now, command.comment)
    store.placement_requests.write_history(request)

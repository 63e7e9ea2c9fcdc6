"""One move in one transaction, answered with where the request stands now."""

from collections.abc import Awaitable, Callable
from typing import TypedDict, TypeVar

from fastapi import Response

from chassis.auth import Viewer
from chassis.http import Edge
from placements.api.requests.bodies import NoteBody
from placements.api.requests.moved import moved
from placements.commands.requests.making import RequestMove
from placements.domain.requests.request import PlacementRequest
from placements.store.store import PlacementsStore

_M = TypeVar("_M", bound=RequestMove)
Perform = Callable[[_M, PlacementsStore], Awaitable[PlacementRequest]]


async def perform(
    make: Perform[_M], command: _M, edge: Edge[PlacementsStore], *, part: str | None = None
) -> Response:
    """`part` names an item of a bulk request, whose answer is kept under a key of its own."""
    async with edge.transaction(part) as store:
        request = await make(command, store)
        body = moved(request, edge.viewer, store.now, edge.language)
        return edge.answer(body, version=body.version)


class Said(TypedDict):
    """What a caller says with every move."""

    viewer: Viewer
    expected_version: int | None
    comment: str | None


def said(edge: Edge[PlacementsStore], body: NoteBody | None) -> Said:
    return {
        "viewer": edge.viewer,
        "expected_version": edge.expected_version,
        "comment": body.comment if body else None,
    }

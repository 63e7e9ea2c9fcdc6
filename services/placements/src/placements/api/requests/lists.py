"""Inboxes and outboxes, and the figures of the welcome page."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from chassis.http import Page
from placements.api.dependencies import InTransaction
from placements.api.requests.reading import ListQuery, ReaderNow
from placements.queries.requests.counts import RequestCount, request_counts
from placements.queries.requests.lists import key_of, requests_in_list
from placements.queries.requests.shown import PlacementRequestRow

router = APIRouter(prefix="/placement-requests", tags=["placement requests"])


@router.get("")
async def list_requests(
    query: Annotated[ListQuery, Depends()], page: Page, reader: ReaderNow, edge: InTransaction
) -> list[PlacementRequestRow]:
    """The requests that the caller's role may see: an outbox for schools, an inbox for others."""
    async with edge.reading() as connection:
        rows = await requests_in_list(
            connection, reader, query.filter(), limit=page.limit_and_one, cursor=page.cursor
        )
    return page.of(rows, lambda row: key_of(query.sort, row))


@router.get("/counts")
async def count_requests(
    reader: ReaderNow,
    edge: InTransaction,
    ending_from: Annotated[date | None, Query(description="Only those that end later.")] = None,
) -> list[RequestCount]:
    """How many requests bear which label, in the order of a request's life."""
    async with edge.reading() as connection:
        return await request_counts(connection, reader, ending_from=ending_from)

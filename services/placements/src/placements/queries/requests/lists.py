"""Inboxes and outboxes: the requests that a viewer may see, a page at a time."""

from typing import Any

from sqlalchemy import select

from chassis.store import Connection
from placements.queries.requests.filters import RequestFilter, Sort, after, conditions, order_of
from placements.queries.requests.reader import Reader
from placements.queries.requests.selected import requests_with_names
from placements.queries.requests.showing import row_for
from placements.queries.requests.shown import PlacementRequestRow
from placements.queries.requests.visibility import listed_for
from placements.store.tables.requests import placement_requests


async def requests_in_list(
    connection: Connection,
    reader: Reader,
    filter_: RequestFilter,
    *,
    limit: int,
    cursor: tuple[Any, ...] | None = None,
) -> list[PlacementRequestRow]:
    """Two statements whatever the page holds: its ids are cut out of an index, and then named."""
    page = (
        select(placement_requests.c.id)
        .where(listed_for(reader.viewer), *conditions(filter_, reader.viewer, reader.today))
        .where(after(filter_.sort, cursor))
        .order_by(*order_of(filter_.sort))
        .limit(limit)
    )
    ids = [row["id"] for row in await connection.all(page)]
    named = await requests_with_names(connection, ids)
    rows = (row_for(row, reader) for row in named)
    return [row for row in rows if row is not None]


def key_of(sort: Sort, row: PlacementRequestRow) -> tuple[Any, ...]:
    """Where the page after this row begins."""
    by_start = sort in (Sort.STARTS_ON, Sort.STARTS_ON_LAST)
    return (row.starts_on, row.id) if by_start else (row.id,)

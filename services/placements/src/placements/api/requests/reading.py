"""Who reads what: the reader of a request, and the filters of a list."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from chassis.http import Language
from placements.api.dependencies import SignedIn
from placements.domain.requests.days import day_of
from placements.domain.requests.labels import Label
from placements.domain.requests.statuses import Status
from placements.queries.requests.filters import RequestFilter, Sort
from placements.queries.requests.reader import Reader


async def reading_now(viewer: SignedIn, language: Language) -> Reader:
    return Reader(viewer, day_of(datetime.now(UTC)), language)


ReaderNow = Annotated[Reader, Depends(reading_now)]


@dataclass(frozen=True, kw_only=True)
class ListQuery:
    """The query parameters of a list; each may be left out, those in lists may be repeated."""

    status: Annotated[tuple[Status, ...], Query(max_length=12)] = ()
    label: Annotated[tuple[Label, ...], Query(max_length=18)] = ()
    site_id: Annotated[tuple[UUID, ...], Query(max_length=100)] = ()
    destination_id: Annotated[tuple[UUID, ...], Query(max_length=100)] = ()
    program_id: Annotated[tuple[UUID, ...], Query(max_length=100)] = ()
    q: Annotated[
        str | None, Query(max_length=20, description="A reference, its beginning or its number.")
    ] = None
    from_on: Annotated[date | None, Query(description="Ends on this day or later.")] = None
    until_on: Annotated[date | None, Query(description="Starts on this day or earlier.")] = None
    include_closed: Annotated[
        bool, Query(description="Destination coordinators: also declined and cancelled ones.")
    ] = False
    sort: Sort = Sort.STARTS_ON

    def filter(self) -> RequestFilter:
        return RequestFilter(
            statuses=tuple(self.status),
            labels=tuple(self.label),
            site_ids=tuple(self.site_id),
            destination_ids=tuple(self.destination_id),
            program_ids=tuple(self.program_id),
            reference=self.q,
            from_on=self.from_on,
            until_on=self.until_on,
            include_closed=self.include_closed,
            sort=self.sort,
        )

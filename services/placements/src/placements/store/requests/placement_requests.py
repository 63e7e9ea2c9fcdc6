"""The repository of placement requests, on PostgreSQL."""

from datetime import date
from uuid import UUID

from sqlalchemy import Date, Integer, bindparam, func, select

from chassis.store import Prepared, Transaction
from placements.domain.requests.errors import PlacementRequestNotFound
from placements.domain.requests.request import PlacementRequest
from placements.store.requests.contacts import CONTACT_FACTS, with_contacts
from placements.store.requests.rows import history_row, request_from, request_row
from placements.store.tables.places import programs
from placements.store.tables.requests import placement_request_history, placement_requests

_r = placement_requests
_requests = select(_r, *CONTACT_FACTS, programs.c.department_id).select_from(
    with_contacts(_r, _r.c.service_id, _r.c.destination_id).outerjoin(
        programs, programs.c.id == _r.c.program_id
    )
)
_by_id = Prepared(_requests.where(_r.c.id == bindparam("id")))
_due = Prepared(
    _requests.where(_r.c.status == "held", _r.c.release_on <= bindparam("today", type_=Date))
    .order_by(_r.c.release_on, _r.c.id)
    .limit(bindparam("at_most", type_=Integer))
    .with_for_update(of=_r, skip_locked=True)
)
_next_number = Prepared(
    select(func.next_placement_request_number(bindparam("year", type_=Integer)))
)


class StoredPlacementRequests:
    """One statement loads a request together with what its moves need to know."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def next_reference(self, year: int) -> str:
        number: int = await self._transaction.scalar(_next_number, year=year)
        return f"PR-{year}-{number:06d}"

    def add(self, request: PlacementRequest) -> None:
        self._transaction.insert(placement_requests, request, request_row)

    async def get(self, id: UUID) -> PlacementRequest:
        row = await self._transaction.first(_by_id, id=id)
        if row is None:
            raise PlacementRequestNotFound(f"there is no placement request {id}")
        return self._transaction.track(placement_requests, request_from(row), request_row)

    async def due_for_release(self, today: date, *, at_most: int) -> list[PlacementRequest]:
        rows = await self._transaction.all(_due, today=today, at_most=at_most)
        return [
            self._transaction.track(placement_requests, request_from(row), request_row)
            for row in rows
        ]

    def write_history(self, request: PlacementRequest) -> None:
        for entry in request.take_history():
            row = history_row(request.id, entry)
            self._transaction.append(placement_request_history, row)

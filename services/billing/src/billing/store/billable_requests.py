"""Where the newest news of each placement request is kept."""

from typing import Any
from uuid import UUID

from billing.domain.billable_request import BillableRequest
from billing.store.tables import billable_requests
from chassis.domain import NotFound
from chassis.store import Row, Transaction


class StoredBillableRequests:
    """The repository that the domain asks for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, request: BillableRequest) -> None:
        self._transaction.insert(billable_requests, request, _to_row)

    async def find(self, id: UUID) -> BillableRequest | None:
        try:
            return await self._transaction.load(billable_requests, id, _from_row, _to_row)
        except NotFound:
            return None


def _from_row(row: Row) -> BillableRequest:
    return BillableRequest(
        id=row.id,
        version=row.version,
        sequence=row.sequence,
        status=row.status,
        line_id=row.line_id,
    )


def _to_row(request: BillableRequest) -> dict[str, Any]:
    return {
        "id": request.id,
        "sequence": request.sequence,
        "status": request.status,
        "line_id": request.line_id,
    }

"""Where proposed adjustments are kept."""

from typing import Any
from uuid import UUID

from billing.domain.adjustment import Adjustment, AdjustmentReason, AdjustmentState
from billing.store.tables import adjustments
from chassis.store import Row, Transaction


class StoredAdjustments:
    """The repository that the domain asks for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, adjustment: Adjustment) -> None:
        self._transaction.insert(adjustments, adjustment, _to_row)

    async def get(self, id: UUID) -> Adjustment:
        """Raises NotFound if there is no such adjustment."""
        return await self._transaction.load(adjustments, id, _from_row, _to_row)


def _from_row(row: Row) -> Adjustment:
    return Adjustment(
        id=row.id,
        version=row.version,
        invoice_line_id=row.invoice_line_id,
        amount_minor=row.amount_minor,
        currency=row.currency,
        reason=AdjustmentReason(row.reason),
        state=AdjustmentState(row.state),
        proposed_at=row.proposed_at,
    )


def _to_row(adjustment: Adjustment) -> dict[str, Any]:
    return {
        "id": adjustment.id,
        "invoice_line_id": adjustment.invoice_line_id,
        "amount_minor": adjustment.amount_minor,
        "currency": adjustment.currency,
        "reason": adjustment.reason.value,
        "state": adjustment.state.value,
        "proposed_at": adjustment.proposed_at,
    }

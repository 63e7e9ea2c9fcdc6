"""Where invoice lines and the history of their moves are kept."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, exists, literal, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from billing.domain.invoice_line import InvoiceLine, LineMove, LineState
from billing.store.line_rows import line_from_row, line_to_row
from billing.store.tables import agencies, invoice_line_moves, invoice_lines, rate_schedules
from chassis.ids import new_id
from chassis.store import Transaction


class StoredInvoiceLines:
    """The repository that the domain asks for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, line: InvoiceLine) -> None:
        self._transaction.insert(invoice_lines, line, line_to_row)

    def note(self, move: LineMove) -> None:
        self._transaction.append(
            invoice_line_moves,
            {
                "id": new_id(),
                "line_id": move.line_id,
                "moved_at": move.moved_at,
                "person_id": move.person_id,
                "from_state": move.from_state.value,
                "to_state": move.to_state.value,
            },
        )

    async def get(self, id: UUID) -> InvoiceLine:
        """Raises NotFound if there is no such line."""
        return await self._transaction.load(invoice_lines, id, line_from_row, line_to_row)

    async def without_rate(
        self, *, payer_agency_ids: Iterable[UUID] | None, most: int, now: datetime
    ) -> list[InvoiceLine]:
        """The longest untried first, locked so that two workers never take the same ones.

        Without payers: of all those for whose day of activity some schedule is in force.
        """
        wanted = _of_payers(payer_agency_ids) if payer_agency_ids is not None else _some_schedule()
        rows = await self._transaction.all(
            update(invoice_lines)
            .where(invoice_lines.c.id.in_(_waiting(wanted, most)))
            .values(tried_at=now)
            .returning(invoice_lines)
        )
        return [
            self._transaction.track(invoice_lines, line_from_row(row), line_to_row) for row in rows
        ]


def _waiting(wanted: ColumnElement[bool], most: int) -> Select[tuple[UUID]]:
    return (
        select(invoice_lines.c.id)
        .where(invoice_lines.c.state == LineState.WITHOUT_RATE.value, wanted)
        .order_by(invoice_lines.c.tried_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )


def _of_payers(payer_agency_ids: Iterable[UUID]) -> ColumnElement[bool]:
    payers = literal(list(payer_agency_ids), ARRAY(Uuid))
    return invoice_lines.c.payer_agency_id == any_(payers)


def _some_schedule() -> ColumnElement[bool]:
    schedule, day = rate_schedules.c, invoice_lines.c.starts_on
    province = (
        select(agencies.c.province)
        .where(agencies.c.id == invoice_lines.c.payer_agency_id)
        .correlate(invoice_lines)
        .scalar_subquery()
    )
    serves = or_(
        and_(
            schedule.province.is_(None),
            schedule.owner_agency_id == invoice_lines.c.payer_agency_id,
        ),
        schedule.province == province,
    )
    return exists().where(
        schedule.published_at.is_not(None),
        schedule.effective_from <= day,
        or_(schedule.effective_to.is_(None), schedule.effective_to >= day),
        serves,
    )

"""The lines that a viewer may see: the same figures for the side that pays and the side paid."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, func, literal, or_, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from billing.domain.adjustment import AdjustmentState
from billing.domain.invoice_line import LineState
from billing.domain.rights import LineScope
from billing.queries.invoice_line_rows import (
    AdjustmentRow,
    InvoiceLineDetail,
    InvoiceLineRow,
    LineMoveRow,
    LineTotal,
)
from billing.store.tables import adjustments, agencies, invoice_line_moves, invoice_lines
from billing.store.visibility import lines_within
from chassis.domain import NotFound
from chassis.store import Connection


@dataclass(frozen=True, kw_only=True)
class LineFilters:
    """The period is that of the activity: the first day of the placement lies in it."""

    starts_from: date | None = None
    starts_to: date | None = None
    states: tuple[LineState, ...] = ()
    program_id: UUID | None = None
    agency_id: UUID | None = None
    placement_request_id: UUID | None = None


async def invoice_lines_within(
    connection: Connection,
    scope: LineScope,
    filters: LineFilters,
    *,
    language: Literal["fr", "en"],
    after: tuple[Any, ...] | None,
    limit: int,
) -> list[InvoiceLineRow]:
    """The soonest first; `after` is the (starts_on, id) of the last line seen."""
    line = invoice_lines.c
    statement = (
        _rows(language)
        .where(*lines_within(scope), *_matching(filters))
        .order_by(line.starts_on, line.id)
        .limit(limit)
    )
    if after is not None:
        statement = statement.where(tuple_(line.starts_on, line.id) > tuple_(*after))
    return [InvoiceLineRow.model_validate(row) for row in await connection.all(statement)]


async def invoice_line_within(
    connection: Connection, scope: LineScope, id: UUID, *, language: Literal["fr", "en"]
) -> InvoiceLineDetail:
    """With its history. Raises NotFound for a line outside the scope."""
    row = await connection.first(
        _rows(language).where(*lines_within(scope), invoice_lines.c.id == id)
    )
    if row is None:
        raise NotFound(f"no invoice line {id} within the viewer's scope")
    moves = await connection.all(
        select(invoice_line_moves)
        .where(invoice_line_moves.c.line_id == id)
        .order_by(invoice_line_moves.c.moved_at, invoice_line_moves.c.id)
    )
    proposed = await connection.all(
        select(adjustments).where(adjustments.c.invoice_line_id == id).order_by(adjustments.c.id)
    )
    detail = InvoiceLineDetail.model_validate(row)
    detail.moves = [LineMoveRow.model_validate(move) for move in moves]
    detail.adjustments = [AdjustmentRow.model_validate(each) for each in proposed]
    return detail


async def totals_within(
    connection: Connection, scope: LineScope, filters: LineFilters
) -> list[LineTotal]:
    """Sums by state, basis and currency."""
    line = invoice_lines.c
    keys = (line.state, line.basis, line.currency)
    rows = await connection.all(
        select(
            *keys,
            func.count().label("lines"),
            func.sum(line.units).label("units"),
            func.sum(line.amount_minor).label("amount_minor"),
            func.sum(adjustments.c.amount_minor).label("proposed_adjustment_minor"),
        )
        .select_from(invoice_lines.outerjoin(adjustments, _open_adjustment()))
        .where(*lines_within(scope), *_matching(filters))
        .group_by(*keys)
        .order_by(*keys)
    )
    return [LineTotal.model_validate(row) for row in rows]


def _rows(language: Literal["fr", "en"]) -> Select[Any]:
    payer, payee = agencies.alias("payer"), agencies.alias("payee")
    return select(
        invoice_lines,
        payer.c[f"name_{language}"].label("payer_agency_name"),
        payee.c[f"name_{language}"].label("payee_agency_name"),
        adjustments.c.amount_minor.label("proposed_adjustment_minor"),
    ).select_from(
        invoice_lines.outerjoin(payer, payer.c.id == invoice_lines.c.payer_agency_id)
        .outerjoin(payee, payee.c.id == invoice_lines.c.payee_agency_id)
        .outerjoin(adjustments, _open_adjustment())
    )


def _open_adjustment() -> ColumnElement[bool]:
    return and_(
        adjustments.c.id == invoice_lines.c.adjustment_id,
        adjustments.c.state == AdjustmentState.PROPOSED.value,
    )


def _matching(filters: LineFilters) -> list[ColumnElement[bool]]:
    line, conditions = invoice_lines.c, list[ColumnElement[bool]]()
    if filters.starts_from is not None:
        conditions.append(line.starts_on >= filters.starts_from)
    if filters.starts_to is not None:
        conditions.append(line.starts_on <= filters.starts_to)
    if filters.states:
        states = literal([state.value for state in filters.states], ARRAY(Text))
        conditions.append(line.state == any_(states))
    if filters.program_id is not None:
        conditions.append(line.program_id == filters.program_id)
    if filters.agency_id is not None:
        either = (line.payer_agency_id, line.payee_agency_id)
        conditions.append(or_(*(column == filters.agency_id for column in either)))
    if filters.placement_request_id is not None:
        conditions.append(line.placement_request_id == filters.placement_request_id)
    return conditions

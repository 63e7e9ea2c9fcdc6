"""Invoice lines: what confirmed placements owe, as both sides see it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel

from billing.api.dependencies import InTransaction, WithinScope
from billing.commands.mark_line_invoiced import MarkLineInvoiced, mark_line_invoiced
from billing.commands.mark_line_paid import MarkLinePaid, mark_line_paid
from billing.commands.validate_line import ValidateLine, validate_line
from billing.domain.invoice_line import InvoiceLine, LineState
from billing.domain.rights import permitted_side_of
from billing.queries.invoice_line_rows import InvoiceLineDetail, InvoiceLineRow, LineTotal
from billing.queries.invoice_lines import (
    LineFilters,
    invoice_line_within,
    invoice_lines_within,
    totals_within,
)
from billing.store.store import BillingStore
from chassis.http import Page

router = APIRouter(prefix="/invoice-lines", tags=["invoice lines"])


class InvoiceLineMoved(BaseModel):
    id: UUID
    state: LineState
    amount_minor: int | None
    currency: str | None


async def line_filters(
    starts_from: date | None = None,
    starts_to: date | None = None,
    state: Annotated[list[LineState] | None, Query()] = None,
    program_id: UUID | None = None,
    agency_id: UUID | None = None,
    placement_request_id: UUID | None = None,
) -> LineFilters:
    return LineFilters(
        starts_from=starts_from,
        starts_to=starts_to,
        states=tuple(state or ()),
        program_id=program_id,
        agency_id=agency_id,
        placement_request_id=placement_request_id,
    )


Filters = Annotated[LineFilters, Depends(line_filters)]


@router.get("")
async def list_visible(
    edge: InTransaction, scope: WithinScope, filters: Filters, page: Page
) -> list[InvoiceLineRow]:
    """The lines of one's agency, within one's programs or sites, the soonest first."""
    async with edge.reading() as connection:
        rows = await invoice_lines_within(
            connection,
            scope,
            filters,
            language=edge.language,
            after=page.cursor,
            limit=page.limit_and_one,
        )
    side = permitted_side_of(edge.viewer)
    offered = [row.offered_to(side) for row in rows]
    return page.of(offered, key=lambda row: (row.starts_on, row.id))


@router.get("/totals")
async def totals(edge: InTransaction, scope: WithinScope, filters: Filters) -> list[LineTotal]:
    """What the lines come to, by state and basis."""
    async with edge.reading() as connection:
        return await totals_within(connection, scope, filters)


@router.get("/{id}", response_model=InvoiceLineDetail)
async def read(id: UUID, edge: InTransaction, scope: WithinScope) -> Response:
    """One line with the history of its moves and proposed adjustments."""
    async with edge.reading() as connection:
        line = await invoice_line_within(connection, scope, id, language=edge.language)
    return edge.answer(line.offered_to(permitted_side_of(edge.viewer)), version=line.version)


@router.post("/{id}/validate", response_model=InvoiceLineMoved)
async def validate(id: UUID, edge: InTransaction) -> Response:
    """Say for one's side that the figures are right: the side paid first, then the side paying."""
    command = ValidateLine(
        id=id, viewer=edge.viewer, now=datetime.now(UTC), expected_version=edge.expected_version
    )
    return await _moved(edge, lambda store: validate_line(command, store))


@router.post("/{id}/mark-invoiced", response_model=InvoiceLineMoved)
async def mark_invoiced(id: UUID, edge: InTransaction) -> Response:
    """Note that the line stands on an invoice."""
    command = MarkLineInvoiced(
        id=id, viewer=edge.viewer, now=datetime.now(UTC), expected_version=edge.expected_version
    )
    return await _moved(edge, lambda store: mark_line_invoiced(command, store))


@router.post("/{id}/mark-paid", response_model=InvoiceLineMoved)
async def mark_paid(id: UUID, edge: InTransaction) -> Response:
    """Note that the line was paid."""
    command = MarkLinePaid(
        id=id, viewer=edge.viewer, now=datetime.now(UTC), expected_version=edge.expected_version
    )
    return await _moved(edge, lambda store: mark_line_paid(command, store))


async def _moved(
    edge: InTransaction, move: Callable[[BillingStore], Awaitable[InvoiceLine]]
) -> Response:
    async with edge.transaction() as store:
        line = await move(store)
        body = InvoiceLineMoved(
            id=line.id,
            state=line.state,
            amount_minor=line.price.amount_minor if line.price else None,
            currency=line.price.currency if line.price else None,
        )
        return edge.answer(body, version=line.version_once_saved)

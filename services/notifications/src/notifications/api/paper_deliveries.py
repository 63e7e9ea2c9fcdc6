"""The delivery queue: letters to those who are no users, to be printed and sent."""

import asyncio
from uuid import UUID

from fastapi import APIRouter, Response

from chassis.http import Page
from notifications.api.dependencies import InTransaction
from notifications.api.letter_pdf import letter_as_pdf
from notifications.commands.mark_paper_delivery_sent import (
    MarkPaperDeliverySent,
    mark_paper_delivery_sent,
)
from notifications.queries.letters import letter_of
from notifications.queries.paper_deliveries import (
    PaperDeliveryRow,
    State,
    paper_deliveries_of,
    paper_delivery_of,
)

router = APIRouter(prefix="/paper-deliveries", tags=["paper"])


class Pdf(Response):
    media_type = "application/pdf"


@router.get("")
async def list_paper_deliveries(
    edge: InTransaction, page: Page, state: State | None = None
) -> list[PaperDeliveryRow]:
    """The caller's delivery queue, newest first; `state=waiting` for what is still to be sent."""
    after: UUID | None = page.cursor[0] if page.cursor else None
    async with edge.reading() as connection:
        rows = await paper_deliveries_of(
            connection, edge.viewer, state=state, after=after, limit=page.limit_and_one
        )
    return page.of(rows, lambda row: (row.id,))


@router.get("/{id}/document", response_class=Pdf)
async def document(id: UUID, edge: InTransaction) -> Pdf:
    """The letter as a tagged PDF, in the language of whoever receives it."""
    async with edge.reading() as connection:
        letter = await letter_of(connection, edge.viewer, id)
    pdf = await asyncio.to_thread(letter_as_pdf, letter)
    name = f"{letter.reference}-{letter.kind}.pdf"
    return Pdf(
        pdf,
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )


@router.post("/{id}/mark-sent", response_model=PaperDeliveryRow)
async def mark_sent(id: UUID, edge: InTransaction) -> Response:
    """The letter left the house."""
    command = MarkPaperDeliverySent(
        id=id, viewer=edge.viewer, expected_version=edge.expected_version
    )
    async with edge.transaction() as store:
        delivery = await mark_paper_delivery_sent(command, store)
        row = await paper_delivery_of(store.connection, edge.viewer, id)
        row.state, row.sent_at = "sent", delivery.sent_at
        row.version = delivery.version_once_saved
        return edge.answer(row, version=row.version)

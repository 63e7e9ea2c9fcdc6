"""The log of mails, for administrators."""

from uuid import UUID

from fastapi import APIRouter

from chassis.http import Page
from notifications.api.dependencies import InTransaction
from notifications.domain.webhook_endpoint import must_administer
from notifications.queries.mail_deliveries import MailDeliveryRow, mail_deliveries_seen_by

router = APIRouter(prefix="/mail-deliveries", tags=["mail"])


@router.get("")
async def list_mail_deliveries(edge: InTransaction, page: Page) -> list[MailDeliveryRow]:
    """What became of every mail, newest first, with bounces; bodies are not shown."""
    must_administer(edge.viewer)
    after: UUID | None = page.cursor[0] if page.cursor else None
    async with edge.reading() as connection:
        rows = await mail_deliveries_seen_by(
            connection, edge.viewer, after=after, limit=page.limit_and_one
        )
    return page.of(rows, lambda row: (row.id,))

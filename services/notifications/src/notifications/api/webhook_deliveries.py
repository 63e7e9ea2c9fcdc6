"""What was sent to the agency's systems, what they answered, and sending it again."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from chassis.http import Page
from notifications.api.dependencies import InTransaction
from notifications.commands.resend_webhook_delivery import (
    ResendWebhookDelivery,
    resend_webhook_delivery,
)
from notifications.domain.webhook_delivery import DeliveryState
from notifications.domain.webhook_endpoint import must_administer
from notifications.queries.webhook_deliveries import (
    WebhookDeliveryDetail,
    WebhookDeliveryRow,
    webhook_deliveries_of,
    webhook_delivery_of,
)

router = APIRouter(prefix="/webhook-deliveries", tags=["webhooks"])


@router.get("")
async def list_webhook_deliveries(
    edge: InTransaction,
    page: Page,
    endpoint_id: UUID | None = None,
    state: Annotated[list[DeliveryState] | None, Query(max_length=len(DeliveryState))] = None,
) -> list[WebhookDeliveryRow]:
    """The agency's deliveries, newest first; of one endpoint, in some states, if they are named."""
    must_administer(edge.viewer)
    after: UUID | None = page.cursor[0] if page.cursor else None
    async with edge.reading() as connection:
        rows = await webhook_deliveries_of(
            connection,
            edge.viewer,
            endpoint_id=endpoint_id,
            states=state or (),
            after=after,
            limit=page.limit_and_one,
        )
    return page.of(rows, lambda row: (row.id,))


@router.get("/{id}")
async def show_webhook_delivery(id: UUID, edge: InTransaction) -> WebhookDeliveryDetail:
    """One delivery with its body and every call."""
    must_administer(edge.viewer)
    async with edge.reading() as connection:
        return await webhook_delivery_of(connection, edge.viewer, id)


@router.post("/{id}/resend", status_code=202, response_model=WebhookDeliveryDetail)
async def resend(id: UUID, edge: InTransaction) -> Response:
    """Send it once more, whatever became of it, with the whole schedule of retries before it."""
    async with edge.transaction() as store:
        await resend_webhook_delivery(ResendWebhookDelivery(id=id, viewer=edge.viewer), store)
        detail = await webhook_delivery_of(store.connection, edge.viewer, id)
        return edge.answer(detail, status_code=202)

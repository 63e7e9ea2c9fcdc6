"""An administrator has a delivery sent once more, whatever became of it."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.webhook_endpoint import must_administer


@dataclass(frozen=True, kw_only=True)
class ResendWebhookDelivery:
    id: UUID
    viewer: Viewer


async def resend_webhook_delivery(command: ResendWebhookDelivery, store: Store) -> None:
    """Raises OnlyAdministrators, NotFound, DeliveryUnderWay and EndpointDisabled."""
    must_administer(command.viewer)
    await store.webhook_deliveries.queue_again(command.id, command.viewer)

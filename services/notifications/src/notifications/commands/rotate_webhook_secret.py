"""An endpoint gets a new signing secret; the old one signs along for a day."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.webhook_endpoint import WebhookEndpoint, must_administer


@dataclass(frozen=True, kw_only=True)
class RotateWebhookSecret:
    id: UUID
    viewer: Viewer
    expected_version: int | None


async def rotate_webhook_secret(command: RotateWebhookSecret, store: Store) -> WebhookEndpoint:
    """Raises OnlyAdministrators, NotFound and Stale."""
    must_administer(command.viewer)
    endpoint = await store.webhook_endpoints.get(command.id, command.viewer)
    endpoint.expect_version(command.expected_version)
    endpoint.rotate_secret(store.now)
    return endpoint

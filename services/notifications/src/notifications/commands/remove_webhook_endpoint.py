"""An endpoint is removed; what was sent to it stays in the log."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.webhook_endpoint import must_administer


@dataclass(frozen=True, kw_only=True)
class RemoveWebhookEndpoint:
    id: UUID
    viewer: Viewer
    expected_version: int | None


async def remove_webhook_endpoint(command: RemoveWebhookEndpoint, store: Store) -> None:
    """Raises OnlyAdministrators, NotFound and Stale."""
    must_administer(command.viewer)
    endpoint = await store.webhook_endpoints.get(command.id, command.viewer)
    endpoint.expect_version(command.expected_version)
    endpoint.remove(store.now)

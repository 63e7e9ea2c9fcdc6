"""An endpoint gets another address, description or choice of events, or is switched on or off."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.webhook_endpoint import WebhookEndpoint, must_administer


@dataclass(frozen=True, kw_only=True)
class ChangeWebhookEndpoint:
    """None leaves a thing as it is; `every_event` takes the choice of events away."""

    id: UUID
    viewer: Viewer
    expected_version: int | None
    url: str | None = None
    description: str | None = None
    event_types: list[str] | None = None
    every_event: bool = False
    enabled: bool | None = None


async def change_webhook_endpoint(command: ChangeWebhookEndpoint, store: Store) -> WebhookEndpoint:
    """Raises OnlyAdministrators, NotFound, Stale and EventTypeUnknown."""
    must_administer(command.viewer)
    endpoint = await store.webhook_endpoints.get(command.id, command.viewer)
    endpoint.expect_version(command.expected_version)
    endpoint.change(url=command.url, description=command.description)
    if command.every_event or command.event_types is not None:
        endpoint.listen_to(None if command.every_event else command.event_types)
    if command.enabled is not None and command.enabled is not endpoint.enabled:
        endpoint.switch(enabled=command.enabled)
        await store.webhook_endpoints.forget_failures(endpoint.id)
    return endpoint

"""An agency's administrator registers an address that hears what happens to its requests."""

from dataclasses import dataclass

from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.webhook_endpoint import (
    MOST_ENDPOINTS,
    TooManyEndpoints,
    WebhookEndpoint,
    must_administer,
)


@dataclass(frozen=True, kw_only=True)
class RegisterWebhookEndpoint:
    """`url` was checked before: neither its form nor its addresses are looked at again."""

    viewer: Viewer
    url: str
    description: str
    event_types: list[str] | None


async def register_webhook_endpoint(
    command: RegisterWebhookEndpoint, store: Store
) -> WebhookEndpoint:
    """Raises OnlyAdministrators, EventTypeUnknown and TooManyEndpoints."""
    must_administer(command.viewer)
    if await store.webhook_endpoints.count(command.viewer.agency_id) >= MOST_ENDPOINTS:
        raise TooManyEndpoints(f"At most {MOST_ENDPOINTS} endpoints", most=MOST_ENDPOINTS)
    endpoint = WebhookEndpoint.register(
        viewer=command.viewer,
        url=command.url,
        description=command.description,
        event_types=command.event_types,
        now=store.now,
    )
    store.webhook_endpoints.add(endpoint)
    return endpoint

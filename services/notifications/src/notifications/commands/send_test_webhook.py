"""An administrator has a harmless event sent to an endpoint, to see whether it arrives."""

import json
from dataclasses import dataclass
from uuid import UUID

from chassis.ids import new_id
from chassis.viewer import Viewer
from notifications.commands.ports import Store
from notifications.domain.partners import TEST_TYPE
from notifications.domain.webhook_endpoint import must_administer


@dataclass(frozen=True, kw_only=True)
class SendTestWebhook:
    endpoint_id: UUID
    viewer: Viewer


async def send_test_webhook(command: SendTestWebhook, store: Store) -> UUID:
    """Answers the delivery. Raises OnlyAdministrators, NotFound and EndpointDisabled."""
    must_administer(command.viewer)
    endpoint = await store.webhook_endpoints.get(command.endpoint_id, command.viewer)
    endpoint.must_be_enabled()
    event_id = new_id()
    body = {
        "specversion": "1.0",
        "id": str(event_id),
        "type": TEST_TYPE,
        "source": "practica/notifications",
        "subject": str(endpoint.id),
        "time": store.now.isoformat(),
        "datacontenttype": "application/json",
        "data": {"webhook_endpoint_id": str(endpoint.id)},
    }
    return store.webhook_deliveries.queue_test(
        endpoint_id=endpoint.id,
        agency_id=endpoint.agency_id,
        event_id=event_id,
        body=json.dumps(body),
    )

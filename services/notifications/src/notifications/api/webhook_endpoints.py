"""The addresses of an agency's own systems that hear what happens to its requests."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, StringConstraints

from notifications.api.dependencies import InTransaction
from notifications.api.partner_urls import CheckedUrls
from notifications.commands.change_webhook_endpoint import (
    ChangeWebhookEndpoint,
    change_webhook_endpoint,
)
from notifications.commands.register_webhook_endpoint import (
    RegisterWebhookEndpoint,
    register_webhook_endpoint,
)
from notifications.commands.remove_webhook_endpoint import (
    RemoveWebhookEndpoint,
    remove_webhook_endpoint,
)
from notifications.commands.rotate_webhook_secret import (
    RotateWebhookSecret,
    rotate_webhook_secret,
)
from notifications.commands.send_test_webhook import SendTestWebhook, send_test_webhook
from notifications.domain.partners import EVENT_TYPES
from notifications.domain.webhook_endpoint import WebhookEndpoint, must_administer
from notifications.queries.webhook_endpoints import (
    WebhookEndpointRow,
    webhook_endpoint_of,
    webhook_endpoint_row,
    webhook_endpoints_of,
)

router = APIRouter(prefix="/webhook-endpoints", tags=["webhooks"])

Url = Annotated[
    str,
    StringConstraints(min_length=8, max_length=2000),
    Field(examples=["https://partner.example/practica"]),
]
Description = Annotated[str, StringConstraints(max_length=200)]
EventType = Annotated[str, Field(json_schema_extra={"enum": sorted(EVENT_TYPES)})]
"""Told to whoever reads the document; that it is known, the domain sees to."""
EventTypes = Annotated[
    list[EventType] | None,
    Field(
        max_length=50,
        examples=[["placements.placement_request_accepted.v1"]],
        description="The events that the endpoint wants; null for every one.",
    ),
]


class NewWebhookEndpoint(BaseModel):
    url: Url
    description: Description = ""
    event_types: EventTypes = None


class ChangedWebhookEndpoint(BaseModel):
    """What is left out stays as it is."""

    url: Url | None = None
    description: Description | None = None
    event_types: EventTypes = None
    enabled: bool | None = None


class WebhookEndpointWithSecret(WebhookEndpointRow):
    """The only answer that ever holds the secret: keep it well."""

    secret: str = Field(examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"])


class TestQueued(BaseModel):
    webhook_delivery_id: UUID


@router.post("", status_code=201, response_model=WebhookEndpointWithSecret)
async def register(body: NewWebhookEndpoint, edge: InTransaction, urls: CheckedUrls) -> Response:
    """Register an address; it must be public and use TLS. The secret is shown this once."""
    must_administer(edge.viewer)
    url = await urls.checked(body.url)
    command = RegisterWebhookEndpoint(
        viewer=edge.viewer, url=url, description=body.description, event_types=body.event_types
    )
    async with edge.transaction() as store:
        endpoint = await register_webhook_endpoint(command, store)
        return edge.answer(
            _with_secret(endpoint),
            status_code=201,
            version=endpoint.version_once_saved,
            location=f"/webhook-endpoints/{endpoint.id}",
            confidential=True,
        )


@router.get("")
async def list_webhook_endpoints(edge: InTransaction) -> list[WebhookEndpointRow]:
    """The agency's endpoints, in the order of their registration."""
    must_administer(edge.viewer)
    async with edge.reading() as connection:
        return await webhook_endpoints_of(connection, edge.viewer)


@router.get("/{id}", response_model=WebhookEndpointRow)
async def show_webhook_endpoint(id: UUID, edge: InTransaction) -> Response:
    """One endpoint, with how it fares."""
    must_administer(edge.viewer)
    async with edge.reading() as connection:
        row = await webhook_endpoint_of(connection, edge.viewer, id)
        return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=WebhookEndpointRow)
async def change(
    id: UUID, body: ChangedWebhookEndpoint, edge: InTransaction, urls: CheckedUrls
) -> Response:
    """Change the address, the description or the choice of events, or switch it on or off."""
    must_administer(edge.viewer)
    chose_every_event = "event_types" in body.model_fields_set and body.event_types is None
    command = ChangeWebhookEndpoint(
        id=id,
        viewer=edge.viewer,
        expected_version=edge.expected_version,
        url=await urls.checked(body.url) if body.url is not None else None,
        description=body.description,
        event_types=body.event_types,
        every_event=chose_every_event,
        enabled=body.enabled,
    )
    async with edge.transaction() as store:
        endpoint = await change_webhook_endpoint(command, store)
        row = webhook_endpoint_row(endpoint)
        return edge.answer(row, version=row.version)


@router.delete("/{id}", status_code=204)
async def remove(id: UUID, edge: InTransaction) -> Response:
    """Nothing more is sent to it; its deliveries stay in the log."""
    command = RemoveWebhookEndpoint(
        id=id, viewer=edge.viewer, expected_version=edge.expected_version
    )
    async with edge.transaction() as store:
        await remove_webhook_endpoint(command, store)
        return edge.answer(None, status_code=204)


@router.post("/{id}/rotate-secret", response_model=WebhookEndpointWithSecret)
async def rotate_secret(id: UUID, edge: InTransaction) -> Response:
    """A new secret, shown this once; the old one signs along for 24 hours."""
    command = RotateWebhookSecret(id=id, viewer=edge.viewer, expected_version=edge.expected_version)
    async with edge.transaction() as store:
        endpoint = await rotate_webhook_secret(command, store)
        body = _with_secret(endpoint)
        return edge.answer(body, version=body.version, confidential=True)


@router.post("/{id}/test", status_code=202, response_model=TestQueued)
async def send_test(id: UUID, edge: InTransaction) -> Response:
    """Send a harmless event, to see whether it arrives."""
    async with edge.transaction() as store:
        delivery_id = await send_test_webhook(
            SendTestWebhook(endpoint_id=id, viewer=edge.viewer), store
        )
        return edge.answer(
            TestQueued(webhook_delivery_id=delivery_id),
            status_code=202,
            location=f"/webhook-deliveries/{delivery_id}",
        )


def _with_secret(endpoint: WebhookEndpoint) -> WebhookEndpointWithSecret:
    row = webhook_endpoint_row(endpoint)
    return WebhookEndpointWithSecret(**row.model_dump(), secret=endpoint.secret)

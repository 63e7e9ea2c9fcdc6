"""An address of an agency's own system that wants to hear what happens to its requests."""

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, Self
from urllib.parse import urlsplit
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent, Forbidden
from chassis.ids import new_id
from chassis.viewer import Viewer
from notifications.domain.partners import EVENT_TYPES
from notifications.domain.retries import OLD_SECRET_LIVES
from policy.permissions import Action, may

MOST_ENDPOINTS = 20


class UrlNotUsable(DomainError):
    """The address of the endpoint is not one that can be called."""

    slug = "webhook-url-not-usable"


class EventTypeUnknown(DomainError):
    """The endpoint asks for an event that does not exist."""

    slug = "webhook-event-type-unknown"


class TooManyEndpoints(Conflict):
    """The agency has as many endpoints as it may have."""

    slug = "too-many-webhook-endpoints"


class EndpointDisabled(Conflict):
    """Nothing is sent to an endpoint that is switched off."""

    slug = "webhook-endpoint-disabled"


class OnlyAdministrators(Forbidden):
    """Webhooks are set up by the administrators of the agency."""

    slug = "only-administrators"


def must_administer(viewer: Viewer) -> None:
    """Raises OnlyAdministrators unless the viewer sets up things for the whole agency."""
    if not may(viewer, Action.EDIT_WEBHOOKS):
        raise OnlyAdministrators("Webhooks belong to the administrators of an agency")


def new_secret() -> str:
    """A signing secret as Standard Webhooks writes it: 32 random bytes."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def usable_url(url: str, *, allow_http: bool) -> str:
    """The address unchanged. Raises UrlNotUsable for what no request should be sent to."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UrlNotUsable(str(error), field="url") from error
    allowed = {"https", "http"} if allow_http else {"https"}
    if parts.scheme not in allowed or not parts.hostname or port == 0:
        raise UrlNotUsable(f"{sorted(allowed)} with a host is needed", field="url")
    if "@" in parts.netloc or parts.fragment or not _is_plain(url):
        raise UrlNotUsable("no credentials, fragment, spaces or invisible signs", field="url")
    return url


def _is_plain(url: str) -> bool:
    """Programs that read addresses drop tabs and line breaks, each in its own way."""
    return url.isascii() and url.isprintable() and " " not in url


def known_types(event_types: Collection[str] | None) -> list[str] | None:
    """Sorted and without doubles; None means every event."""
    if event_types is None:
        return None
    for event_type in event_types:
        if event_type not in EVENT_TYPES:
            raise EventTypeUnknown(event_type, field="event_types", event_type=event_type)
    return sorted(set(event_types))


@dataclass(frozen=True)
class EndpointChanged(DomainEvent):
    """The endpoint was registered, changed, switched, rotated or removed."""

    endpoint: "WebhookEndpoint"


@dataclass(eq=False, kw_only=True)
class WebhookEndpoint(Aggregate):
    agency_id: UUID
    url: str
    description: str
    event_types: list[str] | None
    owner_id: UUID
    secret: str = field(repr=False)
    old_secret: str | None = field(default=None, repr=False)
    old_secret_until: datetime | None = None
    enabled: bool = True
    disabled_because: str | None = None
    removed_at: datetime | None = None
    created_at: datetime

    @classmethod
    def register(
        cls,
        *,
        viewer: Viewer,
        url: str,
        description: str,
        event_types: Collection[str] | None,
        now: datetime,
    ) -> Self:
        """A new endpoint of the viewer's agency, with its first secret."""
        endpoint = cls(
            id=new_id(),
            agency_id=viewer.agency_id,
            url=url,
            description=description,
            event_types=known_types(event_types),
            owner_id=viewer.person_id,
            secret=new_secret(),
            created_at=now,
        )
        endpoint.record(EndpointChanged(endpoint))
        return endpoint

    def change(self, *, url: str | None, description: str | None) -> None:
        """None leaves a thing as it is."""
        self.url = self.url if url is None else url
        self.description = self.description if description is None else description
        self.record(EndpointChanged(self))

    def listen_to(self, event_types: Collection[str] | None) -> None:
        """None stands for every event. Raises EventTypeUnknown."""
        self.event_types = known_types(event_types)

    def rotate_secret(self, now: datetime) -> str:
        """A new secret; for a day both sign, so that the partner can change over in peace."""
        self.old_secret, self.old_secret_until = self.secret, now + OLD_SECRET_LIVES
        self.secret = new_secret()
        self.record(EndpointChanged(self))
        return self.secret

    def switch(self, *, enabled: bool) -> None:
        """Switch it on or off by hand; switching on forgets why it was off."""
        self.enabled = enabled
        self.disabled_because = None if enabled else "by_hand"

    def must_be_enabled(self) -> None:
        if not self.enabled:
            raise EndpointDisabled(f"Endpoint {self.id} is switched off")

    def remove(self, now: datetime) -> None:
        """Nothing is sent to it any more; what was sent stays in the log."""
        self.enabled = False
        self.removed_at = now
        self.old_secret = self.old_secret_until = None
        self.record(EndpointChanged(self))


class WebhookEndpoints(Protocol):
    """All endpoints, as the domain sees them; the store provides them."""

    def add(self, endpoint: WebhookEndpoint) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> WebhookEndpoint:
        """Raises NotFound for another agency's endpoint, and for one that was removed."""

    async def count(self, agency_id: UUID) -> int: ...

    async def forget_failures(self, id: UUID) -> None:
        """From now on the 120 hours count anew."""

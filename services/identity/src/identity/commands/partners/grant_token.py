"""A partner's client shows its secret and gets a token (RFC 6749, section 4.4)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from chassis.partner_scopes import PartnerScope
from chassis.viewer import Viewer
from identity.commands.ports import Store

Refusal: TypeAlias = Literal["invalid_client", "invalid_scope"]


class GrantRefused(Exception):
    """No token; `error` is the word that RFC 6749 (section 5.2) has for why."""

    def __init__(self, error: Refusal) -> None:
        super().__init__(error)
        self.error: Refusal = error


@dataclass(frozen=True, kw_only=True)
class GrantToken:
    """`scope` of None asks for every scope that the client has."""

    client_id: str
    secret: str = field(repr=False)
    scope: str | None = None


@dataclass(frozen=True, kw_only=True)
class Granted:
    viewer: Viewer
    scopes: frozenset[PartnerScope]
    client_expires_at: datetime


async def grant_token(command: GrantToken, store: Store) -> Granted:
    """Raises GrantRefused; nothing tells an unknown client from a wrong secret."""
    named = _id_of(command.client_id)
    client = await store.partner_clients.known_as(named) if named else None
    if client is None or not client.is_known_by(command.secret, store.now):
        raise GrantRefused("invalid_client")
    if not (await store.agencies.get(client.agency_id)).active:
        raise GrantRefused("invalid_client")
    scopes = _asked(command.scope, client.facts.scopes)
    await store.partner_clients.note_use(client.id, store.now)
    return Granted(
        viewer=client.viewer(scopes), scopes=scopes, client_expires_at=client.facts.expires_at
    )


def _asked(scope: str | None, had: frozenset[PartnerScope]) -> frozenset[PartnerScope]:
    if scope is None:
        return had
    asked = frozenset(scope.split())
    if not asked or not asked <= had:
        raise GrantRefused("invalid_scope")
    return frozenset(PartnerScope(each) for each in asked)


def _id_of(client_id: str) -> UUID | None:
    try:
        return UUID(client_id)
    except ValueError:
        return None

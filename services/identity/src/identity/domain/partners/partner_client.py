"""A partner's client: a system that acts for an agency, within scopes, until it expires."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent
from chassis.ids import new_id
from chassis.partner_scopes import PartnerScope
from chassis.viewer import Level, Role, Viewer
from identity.domain.access.role_assignment import Rights
from identity.domain.partners.client_secret import ClientSecret, digest_of, same_digest
from identity.domain.wording import required

LONGEST: Final = timedelta(days=731)
OVERLAP: Final = timedelta(hours=24)
"""How long the former secret works beside a new one."""
MOST_CLIENTS: Final = 20
_SIDES: Final = frozenset({Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR})


class RoleNotForPartners(DomainError):
    """A system acts as one of the two coordinators: for the school, or for the hospital."""

    slug = "role-not-for-partners"


class NoScope(DomainError):
    """A client without any scope could do nothing."""

    slug = "client-without-scope"


class ExpiryOutOfReach(DomainError):
    """A client expires in the future, within two years. Facts: `days`."""

    slug = "client-expiry-out-of-reach"


class TooManyClients(Conflict):
    """An agency has so many clients at most. Facts: `most`."""

    slug = "too-many-clients"


class ClientRevoked(Conflict):
    """A client that was revoked stays so."""

    slug = "client-revoked"


@dataclass(frozen=True, kw_only=True)
class ClientFacts:
    """What an administrator says of a client; `rights` bear its side and its limits."""

    name: str
    rights: Rights
    scopes: frozenset[PartnerScope]
    expires_at: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", required(self.name, "name"))
        if self.rights.role not in _SIDES:
            raise RoleNotForPartners(f"A client cannot be a {self.rights.role}", field="role")
        if not self.scopes:
            raise NoScope("The client has no scope", field="scopes")

    def expect_to_end_soon_enough(self, now: datetime) -> None:
        if not now < self.expires_at <= now + LONGEST:
            raise ExpiryOutOfReach(
                f"{self.expires_at} is not in reach", field="expires_at", days=LONGEST.days
            )


@dataclass(frozen=True)
class ClientSetUp(DomainEvent):
    """An administrator registered or changed it, replaced its secret, or revoked it."""

    client: "PartnerClient"


@dataclass(eq=False, kw_only=True)
class PartnerClient(Aggregate):
    """The id is the OAuth 2.0 client id. Secrets are kept as digests alone."""

    agency_id: UUID
    facts: ClientFacts
    registered_by: UUID
    registered_at: datetime
    digest: bytes = field(repr=False)
    former_digest: bytes | None = field(default=None, repr=False)
    former_until: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None

    @classmethod
    def register(
        cls, facts: ClientFacts, *, viewer: Viewer, agency_id: UUID, now: datetime
    ) -> tuple[Self, ClientSecret]:
        """The client, and the secret that is shown this once."""
        facts.expect_to_end_soon_enough(now)
        secret = ClientSecret.fresh()
        client_id = new_id()
        client = cls(
            id=client_id,
            agency_id=agency_id,
            facts=facts,
            registered_by=viewer.account_id,
            registered_at=now,
            digest=digest_of(secret.text, client_id),
        )
        client.record(ClientSetUp(client))
        return client, secret

    def change(self, facts: ClientFacts, *, now: datetime) -> None:
        self.expect_standing()
        if facts.expires_at != self.facts.expires_at:
            facts.expect_to_end_soon_enough(now)
        self.facts = facts
        self.record(ClientSetUp(self))

    def rotate(self, now: datetime) -> ClientSecret:
        """The present secret works for a day more; an even older one no longer."""
        self.expect_standing()
        secret = ClientSecret.fresh()
        self.former_digest, self.former_until = self.digest, now + OVERLAP
        self.digest = digest_of(secret.text, self.id)
        self.record(ClientSetUp(self))
        return secret

    def revoke(self, now: datetime) -> None:
        self.expect_standing()
        self.revoked_at = now
        self.record(ClientSetUp(self))

    def expect_standing(self) -> None:
        if self.revoked_at is not None:
            raise ClientRevoked("The client was revoked")

    def is_known_by(self, secret: str, now: datetime) -> bool:
        """Whether the secret is the client's, and the client may still be used."""
        digest = digest_of(secret, self.id)
        former = self.former_until is not None and now < self.former_until
        right = same_digest(digest, self.digest)
        right |= former and same_digest(digest, self.former_digest or b"")
        return right and self.revoked_at is None and now < self.facts.expires_at

    def viewer(self, scopes: Collection[PartnerScope]) -> Viewer:
        """The client as every service sees it, with the scopes of one token."""
        rights = self.facts.rights
        return Viewer(
            account_id=self.id,
            person_id=self.id,
            role_assignment_id=self.id,
            agency_id=self.agency_id,
            role=rights.role,
            level=_level(scopes),
            session_id=new_id(),
            program_ids=rights.program_ids,
            site_ids=rights.site_ids,
            partner_scopes=frozenset(scope.value for scope in scopes),
        )


def _level(scopes: Collection[PartnerScope]) -> Level:
    """No more than its scopes take; what each of them opens, the scopes say besides."""
    if {PartnerScope.WEBHOOKS_READ, PartnerScope.WEBHOOKS_WRITE} & set(scopes):
        return Level.LOCAL_ADMINISTRATOR
    if PartnerScope.PLACEMENTS_WRITE in scopes:
        return Level.REGULAR
    named = PartnerScope.STUDENTS_NAMES in scopes
    return Level.VIEW_ONLY if named else Level.VIEW_ONLY_WITHOUT_NAMES


class PartnerClients(Protocol):
    """The clients of all agencies."""

    def add(self, client: PartnerClient) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> PartnerClient: ...

    async def known_as(self, id: UUID) -> PartnerClient | None:
        """For those who are only about to say who they are."""
        ...

    async def count(self, agency_id: UUID) -> int:
        """Those that were not revoked; nobody adds another until the transaction ends."""
        ...

    async def note_use(self, id: UUID, now: datetime) -> None:
        """Remembers when it was used last, to the minute."""
        ...

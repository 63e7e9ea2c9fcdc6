"""An agency's own identity provider: where its people sign in, and what that counts for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol, Self
from urllib.parse import urlsplit
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.domain.accounts.account import Account
from identity.domain.single_sign_on.refusals import (
    EmailDomainNotUsable,
    IssuerNotUsable,
    ProviderNotProven,
)
from identity.domain.wording import required

MOST_PROVIDERS: Final = 5
_DOMAIN: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


class Match(StrEnum):
    """How a person who comes for the first time is found."""

    VERIFIED_EMAIL = "verified_email"
    LINKED_ONLY = "linked_only"


def usable_issuer(issuer: str, *, allow_http: bool) -> str:
    """The issuer unchanged, since it is compared letter by letter. Raises IssuerNotUsable."""
    try:
        parts = urlsplit(issuer)
        port = parts.port
    except ValueError:
        raise IssuerNotUsable("The issuer is no address", field="issuer") from None
    plain = not (parts.query or parts.fragment or parts.username or parts.password or port == 0)
    schemes = {"https", "http"} if allow_http else {"https"}
    if parts.scheme not in schemes or not parts.hostname or not plain or issuer[-1:] in "?#":
        raise IssuerNotUsable("The issuer is no https address", field="issuer")
    return issuer


def email_domains(given: Iterable[str]) -> frozenset[str]:
    """In the spelling that they are compared in. Raises EmailDomainNotUsable."""
    domains = frozenset(domain.strip().casefold().removeprefix("@") for domain in given)
    for domain in domains:
        if not _DOMAIN.fullmatch(domain):
            raise EmailDomainNotUsable(f"{domain} is no domain", field="email_domains")
    return domains


@dataclass(frozen=True, kw_only=True)
class ProviderFacts:
    """What an administrator says of it. A local one decides on all but `trusted_beyond_agency`."""

    name: str
    issuer: str
    client_id: str
    email_domains: frozenset[str]
    match: Match = Match.VERIFIED_EMAIL
    enabled: bool = True
    required: bool = False
    counts_as_strong: bool = False
    trusted_beyond_agency: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", required(self.name, "name"))
        object.__setattr__(self, "client_id", required(self.client_id, "client_id"))
        object.__setattr__(self, "email_domains", email_domains(self.email_domains))


@dataclass(frozen=True)
class ProviderSetUp(DomainEvent):
    """An administrator registered or changed it."""

    provider: "IdentityProvider"


@dataclass(eq=False, kw_only=True)
class IdentityProvider(Aggregate):
    """`proven_at` is when somebody first came through it as it is set up now."""

    agency_id: UUID
    facts: ProviderFacts
    sealed_secret: str = field(repr=False)
    registered_by: UUID
    registered_at: datetime
    proven_at: datetime | None = None

    @classmethod
    def register(
        cls,
        facts: ProviderFacts,
        *,
        viewer: Viewer,
        agency_id: UUID,
        sealed_secret: str,
        now: datetime,
    ) -> Self:
        if facts.required:
            raise ProviderNotProven("Nobody signed in there yet", field="required")
        provider = cls(
            id=new_id(),
            agency_id=agency_id,
            facts=facts,
            sealed_secret=sealed_secret,
            registered_by=viewer.account_id,
            registered_at=now,
        )
        provider.record(ProviderSetUp(provider))
        return provider

    def change(self, facts: ProviderFacts, *, sealed_secret: str | None = None) -> None:
        """Another issuer or client has to prove itself again."""
        if (facts.issuer, facts.client_id) != (self.facts.issuer, self.facts.client_id):
            self.proven_at = None
        if facts.required and self.proven_at is None:
            raise ProviderNotProven("Nobody signed in there yet", field="required")
        self.facts = facts
        self.sealed_secret = sealed_secret or self.sealed_secret
        self.record(ProviderSetUp(self))

    def answers_for(self, email: str) -> bool:
        """Whether the address is one of the domains that the agency has."""
        return email.rpartition("@")[2].casefold() in self.facts.email_domains

    def may_sign_in(self, account: Account) -> bool:
        """An agency vouches for its own people alone, whatever address its provider says."""
        return account.agency_id == self.agency_id

    def came_through(self, now: datetime) -> None:
        if self.proven_at is None:
            self.proven_at = now


class IdentityProviders(Protocol):
    """The identity providers of all agencies."""

    def add(self, provider: IdentityProvider) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> IdentityProvider: ...

    async def to_sign_in(self, id: UUID) -> IdentityProvider | None:
        """One that is enabled, at an active agency; who signs in is only about to be known."""
        ...

    async def count(self, agency_id: UUID) -> int:
        """Nobody adds another until the transaction ends."""
        ...

    async def demanded_of(self, account: Account | None) -> bool:
        """Whether the agency demands single sign-on of this person, whom its provider can serve.
        It takes as long where there is no account."""
        ...

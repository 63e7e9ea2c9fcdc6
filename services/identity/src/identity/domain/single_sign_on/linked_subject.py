"""A link: which account the subject of an identity provider signs in to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate
from chassis.ids import new_id
from identity.domain.accounts.account import Account
from identity.domain.single_sign_on.identity_provider import IdentityProvider


@dataclass(eq=False, kw_only=True)
class LinkedSubject(Aggregate):
    """A subject means something only together with its issuer. `linked_by` is the account that
    linked it by hand; None where the person was found by their address."""

    provider_id: UUID
    agency_id: UUID
    issuer: str
    subject: str
    account_id: UUID
    linked_at: datetime
    linked_by: UUID | None = None
    unlinked_at: datetime | None = None

    @classmethod
    def link(
        cls,
        provider: IdentityProvider,
        subject: str,
        account: Account,
        *,
        now: datetime,
        by: UUID | None = None,
    ) -> Self:
        return cls(
            id=new_id(),
            provider_id=provider.id,
            agency_id=provider.agency_id,
            issuer=provider.facts.issuer,
            subject=subject,
            account_id=account.id,
            linked_at=now,
            linked_by=by,
        )

    def unlink(self, now: datetime) -> None:
        self.unlinked_at = now


class LinkedSubjects(Protocol):
    """The links that hold."""

    def add(self, link: LinkedSubject) -> None: ...

    async def of_subject(
        self, provider: IdentityProvider, subject: str
    ) -> LinkedSubject | None: ...

    async def own(self, id: UUID, account_id: UUID) -> LinkedSubject:
        """One that holds, of this account; else NotFound."""
        ...

    async def of_account(
        self, provider: IdentityProvider, account_id: UUID
    ) -> LinkedSubject | None: ...

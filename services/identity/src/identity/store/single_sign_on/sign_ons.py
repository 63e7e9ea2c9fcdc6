"""Where links to subjects, and sign-ons under way, are kept."""

from uuid import UUID

from sqlalchemy import ColumnElement, delete, select

from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.single_sign_on.identity_provider import IdentityProvider
from identity.domain.single_sign_on.linked_subject import LinkedSubject
from identity.domain.single_sign_on.sign_on import SignOn
from identity.store.tables.single_sign_on import linked_subjects, sign_ons


class StoredLinkedSubjects:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, link: LinkedSubject) -> None:
        self._transaction.insert(linked_subjects, link, _link_row)

    async def of_subject(self, provider: IdentityProvider, subject: str) -> LinkedSubject | None:
        return await self._holding(provider, linked_subjects.c.subject == subject)

    async def of_account(
        self, provider: IdentityProvider, account_id: UUID
    ) -> LinkedSubject | None:
        return await self._holding(provider, linked_subjects.c.account_id == account_id)

    async def own(self, id: UUID, account_id: UUID) -> LinkedSubject:
        link = await self._transaction.load(linked_subjects, id, _link, _link_row)
        if link.account_id != account_id or link.unlinked_at is not None:
            raise NotFound(f"Link {id} is not one of the account's")
        return link

    async def _holding(
        self, provider: IdentityProvider, whose: ColumnElement[bool]
    ) -> LinkedSubject | None:
        row = await self._transaction.first(
            select(linked_subjects).where(
                linked_subjects.c.provider_id == provider.id,
                linked_subjects.c.issuer == provider.facts.issuer,
                linked_subjects.c.unlinked_at.is_(None),
                whose,
            )
        )
        if row is None:
            return None
        return self._transaction.track(linked_subjects, _link(row), _link_row)


class StoredSignOns:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, sign_on: SignOn) -> None:
        self._transaction.append(
            sign_ons,
            {
                "id": sign_on.id,
                "provider_id": sign_on.provider_id,
                "agency_id": sign_on.agency_id,
                "issuer": sign_on.issuer,
                "state": sign_on.state,
                "browser": sign_on.browser,
                "nonce": sign_on.nonce,
                "sealed_verifier": sign_on.sealed_verifier,
                "begun_at": sign_on.begun_at,
                "account_id": sign_on.account_id,
            },
        )

    async def take(self, state: bytes) -> SignOn | None:
        row = await self._transaction.first(
            delete(sign_ons).where(sign_ons.c.state == state).returning(*sign_ons.c)
        )
        return None if row is None else SignOn(**dict(row.items()))


def _link(row: Row) -> LinkedSubject:
    return LinkedSubject(**dict(row.items()))


def _link_row(link: LinkedSubject) -> dict[str, object]:
    return {
        "id": link.id,
        "provider_id": link.provider_id,
        "agency_id": link.agency_id,
        "issuer": link.issuer,
        "subject": link.subject,
        "account_id": link.account_id,
        "linked_at": link.linked_at,
        "linked_by": link.linked_by,
        "unlinked_at": link.unlinked_at,
    }

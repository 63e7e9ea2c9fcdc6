"""Where accounts, and the invitations to them, are kept."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.access.rights import sees
from identity.domain.accounts.account import Account
from identity.domain.accounts.dormancy import DORMANT_AFTER, WARNED_AFTER
from identity.domain.accounts.invitation import Invitation, Purpose
from identity.store.tables.accounts import accounts, invitations


class StoredAccounts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, account: Account) -> None:
        self._transaction.insert(accounts, account, _account_row)

    async def get(self, id: UUID, viewer: Viewer) -> Account:
        account = await self.to_sign_in(id)
        if not sees(viewer, account.agency_id):
            raise NotFound(f"Account {id} is not one of the viewer's")
        return account

    async def of_person(self, person_id: UUID) -> Account | None:
        row = await self._transaction.first(
            select(accounts).where(accounts.c.person_id == person_id).with_for_update()
        )
        return self._tracked(row)

    async def named(self, sign_in_name: str) -> Account | None:
        row = await self._transaction.first(
            select(accounts).where(accounts.c.sign_in_name == sign_in_name)
        )
        return self._tracked(row)

    async def to_sign_in(self, id: UUID) -> Account:
        await self._transaction.first(
            select(accounts.c.id).where(accounts.c.id == id).with_for_update()
        )
        return await self.acting(id)

    async def acting(self, id: UUID) -> Account:
        return await self._transaction.load(accounts, id, _account, _account_row)

    async def to_warn(self, today: date, most: int) -> list[Account]:
        used_on = func.greatest(accounts.c.last_signed_in_on, accounts.c.awake_since)
        due = [
            and_(used_on <= today - timedelta(days=days), accounts.c.dormancy_warned < days)
            for days in WARNED_AFTER
        ]
        rows = await self._transaction.all(
            select(accounts)
            .where(
                accounts.c.enabled,
                accounts.c.last_signed_in_on <= today - timedelta(days=min(WARNED_AFTER)),
                used_on > today - timedelta(days=DORMANT_AFTER),
                or_(*due),
            )
            .order_by(accounts.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return [self._transaction.track(accounts, _account(row), _account_row) for row in rows]

    async def is_taken(self, sign_in_name: str) -> bool:
        queue = func.hashtextextended(sign_in_name, 0)
        await self._transaction.first(select(func.pg_advisory_xact_lock(queue)))
        return await self.named(sign_in_name) is not None

    def _tracked(self, row: Row | None) -> Account | None:
        if row is None:
            return None
        return self._transaction.track(accounts, _account(row), _account_row)


class StoredInvitations:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, invitation: Invitation) -> None:
        self._transaction.insert(invitations, invitation, _invitation_row)

    async def with_fingerprint(self, fingerprint: bytes) -> Invitation | None:
        row = await self._transaction.first(
            select(invitations).where(invitations.c.fingerprint == fingerprint).with_for_update()
        )
        return None if row is None else self._tracked(row)

    async def open_of_account(self, account_id: UUID) -> list[Invitation]:
        rows = await self._transaction.all(
            select(invitations)
            .where(invitations.c.account_id == account_id, invitations.c.closed_at.is_(None))
            .order_by(invitations.c.id)
            .with_for_update()
        )
        return [self._tracked(row) for row in rows]

    def _tracked(self, row: Row) -> Invitation:
        return self._transaction.track(invitations, _invitation(row), _invitation_row)


def _account(row: Row) -> Account:
    return Account(
        id=row.id,
        person_id=row.person_id,
        agency_id=row.agency_id,
        sign_in_name=row.sign_in_name,
        password_hash=row.password_hash,
        enabled=row.enabled,
        email_alerts_accepted=row.email_alerts_accepted,
        last_signed_in_on=row.last_signed_in_on,
        awake_since=row.awake_since,
        dormancy_warned=row.dormancy_warned,
        responsibilities_version=row.responsibilities_version,
        orientation_done_at=row.orientation_done_at,
        version=row.version,
    )


def _account_row(account: Account) -> dict[str, object]:
    return {
        "id": account.id,
        "person_id": account.person_id,
        "agency_id": account.agency_id,
        "sign_in_name": account.sign_in_name,
        "password_hash": account.password_hash,
        "enabled": account.enabled,
        "email_alerts_accepted": account.email_alerts_accepted,
        "last_signed_in_on": account.last_signed_in_on,
        "awake_since": account.awake_since,
        "dormancy_warned": account.dormancy_warned,
        "responsibilities_version": account.responsibilities_version,
        "orientation_done_at": account.orientation_done_at,
    }


def _invitation(row: Row) -> Invitation:
    return Invitation(
        id=row.id,
        account_id=row.account_id,
        invited_by=row.invited_by,
        fingerprint=row.fingerprint,
        created_at=row.created_at,
        closed_at=row.closed_at,
        purpose=Purpose(row.purpose),
        version=row.version,
    )


def _invitation_row(invitation: Invitation) -> dict[str, object]:
    return {
        "id": invitation.id,
        "account_id": invitation.account_id,
        "invited_by": invitation.invited_by,
        "fingerprint": invitation.fingerprint,
        "created_at": invitation.created_at,
        "closed_at": invitation.closed_at,
        "purpose": invitation.purpose.value,
    }

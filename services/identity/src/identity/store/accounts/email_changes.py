"""Where changes of address wait for both sides."""

from uuid import UUID

from sqlalchemy import or_, select

from chassis.store import Row, Transaction
from identity.domain.accounts.email_change import EmailChange
from identity.store.tables.email_changes import email_changes


class StoredEmailChanges:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, change: EmailChange) -> None:
        self._transaction.insert(email_changes, change, _change_row)

    async def with_fingerprint(self, fingerprint: bytes) -> EmailChange | None:
        either = or_(
            email_changes.c.old_fingerprint == fingerprint,
            email_changes.c.new_fingerprint == fingerprint,
        )
        row = await self._transaction.first(select(email_changes).where(either).with_for_update())
        return None if row is None else self._tracked(row)

    async def open_of_account(self, account_id: UUID) -> list[EmailChange]:
        rows = await self._transaction.all(
            select(email_changes)
            .where(email_changes.c.account_id == account_id, email_changes.c.closed_at.is_(None))
            .order_by(email_changes.c.id)
            .with_for_update()
        )
        return [self._tracked(row) for row in rows]

    def _tracked(self, row: Row) -> EmailChange:
        return self._transaction.track(email_changes, _change(row), _change_row)


def _change(row: Row) -> EmailChange:
    return EmailChange(
        id=row.id,
        account_id=row.account_id,
        agency_id=row.agency_id,
        new_email=row.new_email,
        old_fingerprint=row.old_fingerprint,
        new_fingerprint=row.new_fingerprint,
        created_at=row.created_at,
        old_agreed_at=row.old_agreed_at,
        new_agreed_at=row.new_agreed_at,
        closed_at=row.closed_at,
        version=row.version,
    )


def _change_row(change: EmailChange) -> dict[str, object]:
    return {
        "id": change.id,
        "account_id": change.account_id,
        "agency_id": change.agency_id,
        "new_email": change.new_email,
        "old_fingerprint": change.old_fingerprint,
        "new_fingerprint": change.new_fingerprint,
        "created_at": change.created_at,
        "old_agreed_at": change.old_agreed_at,
        "new_agreed_at": change.new_agreed_at,
        "closed_at": change.closed_at,
    }

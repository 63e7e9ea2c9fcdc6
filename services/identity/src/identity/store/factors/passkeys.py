"""Where passkeys are kept: their public halves alone."""

from uuid import UUID

from sqlalchemy import select

from chassis.store import Row, Transaction
from identity.domain.factors.passkey import Passkey
from identity.store.tables.factors import passkeys


class StoredPasskeys:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, passkey: Passkey) -> None:
        self._transaction.insert(passkeys, passkey, _to_row)

    async def of_account(self, account_id: UUID) -> list[Passkey]:
        rows = await self._transaction.all(
            select(passkeys)
            .where(passkeys.c.account_id == account_id, passkeys.c.removed_at.is_(None))
            .order_by(passkeys.c.id)
        )
        return [self._tracked(row) for row in rows]

    async def with_credential_id(self, credential_id: bytes) -> Passkey | None:
        row = await self._transaction.first(
            select(passkeys)
            .where(passkeys.c.credential_id == credential_id, passkeys.c.removed_at.is_(None))
            .with_for_update()
        )
        return None if row is None else self._tracked(row)

    def _tracked(self, row: Row) -> Passkey:
        return self._transaction.track(passkeys, passkey_of(row), _to_row)


def passkey_of(row: Row) -> Passkey:
    return Passkey(
        id=row.id,
        account_id=row.account_id,
        agency_id=row.agency_id,
        name=row.name,
        credential_id=row.credential_id,
        public_key=row.public_key,
        sign_count=row.sign_count,
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        suspended_at=row.suspended_at,
        removed_at=row.removed_at,
        version=row.version,
    )


def _to_row(passkey: Passkey) -> dict[str, object]:
    return {
        "id": passkey.id,
        "account_id": passkey.account_id,
        "agency_id": passkey.agency_id,
        "name": passkey.name,
        "credential_id": passkey.credential_id,
        "public_key": passkey.public_key,
        "sign_count": passkey.sign_count,
        "created_at": passkey.created_at,
        "last_used_at": passkey.last_used_at,
        "suspended_at": passkey.suspended_at,
        "removed_at": passkey.removed_at,
    }

"""Where failed sign-ins are counted by the address that they came from."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from chassis.store import Row, Transaction
from identity.domain.sign_in.address_attempts import AddressAttempts, address_id
from identity.store.tables.sign_in import address_attempts


class StoredAddressAttempts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def from_(self, address: str) -> AddressAttempts:
        wanted = address_id(address)
        first = {"id": wanted, "failures": 0, "under_way": 0, "version": 1}
        await self._transaction.execute(
            insert(address_attempts).values(first).on_conflict_do_nothing()
        )
        await self._transaction.first(
            select(address_attempts.c.id).where(address_attempts.c.id == wanted).with_for_update()
        )
        return await self._transaction.load(address_attempts, wanted, _attempts, _attempts_row)


def _attempts(row: Row) -> AddressAttempts:
    return AddressAttempts(
        id=row.id,
        failures=row.failures,
        under_way=row.under_way,
        last_at=row.last_at,
        wait_until=row.wait_until,
        forgiven_at=row.forgiven_at,
        version=row.version,
    )


def _attempts_row(attempts: AddressAttempts) -> dict[str, object]:
    return {
        "id": attempts.id,
        "failures": attempts.failures,
        "under_way": attempts.under_way,
        "last_at": attempts.last_at,
        "wait_until": attempts.wait_until,
        "forgiven_at": attempts.forgiven_at,
    }

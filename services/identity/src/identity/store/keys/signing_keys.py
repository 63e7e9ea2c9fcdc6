"""Where signing keys are kept, their private halves sealed."""

from sqlalchemy import func, select

from chassis.store import Row, Transaction
from identity.domain.keys.signing_key import KeyPair, SigningKey
from identity.store.tables.keys import signing_keys

_ONE_ROTATION_AT_A_TIME = 7_405_001


class StoredSigningKeys:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, key: SigningKey) -> None:
        self._transaction.insert(signing_keys, key, _to_row)

    async def in_use(self) -> list[SigningKey]:
        queue = select(func.pg_advisory_xact_lock(_ONE_ROTATION_AT_A_TIME))
        await self._transaction.first(queue)
        rows = await self._transaction.all(
            select(signing_keys)
            .where(signing_keys.c.retired_at.is_(None))
            .order_by(signing_keys.c.id)
        )
        return [self._transaction.track(signing_keys, from_row(row), _to_row) for row in rows]


def from_row(row: Row) -> SigningKey:
    return SigningKey(
        id=row.id,
        pair=KeyPair(
            kid=row.kid, public_jwk=row.public_jwk, sealed_private_key=row.sealed_private_key
        ),
        created_at=row.created_at,
        signs_since=row.signs_since,
        retired_at=row.retired_at,
        published_until=row.published_until,
        version=row.version,
    )


def _to_row(key: SigningKey) -> dict[str, object]:
    return {
        "id": key.id,
        "kid": key.pair.kid,
        "public_jwk": dict(key.pair.public_jwk),
        "sealed_private_key": key.pair.sealed_private_key,
        "created_at": key.created_at,
        "signs_since": key.signs_since,
        "retired_at": key.retired_at,
        "published_until": key.published_until,
    }

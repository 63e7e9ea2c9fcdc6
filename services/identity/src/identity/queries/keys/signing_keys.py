"""The signing keys that the other services are told of."""

from datetime import UTC, datetime

from sqlalchemy import or_, select

from chassis.store import Connection
from identity.domain.keys.signing_key import SigningKey
from identity.store.keys.signing_keys import from_row
from identity.store.tables.keys import signing_keys


async def published_keys(connection: Connection) -> list[SigningKey]:
    """The one that signs, the one that is next, and those that signed within the last hour."""
    rows = await connection.all(
        select(signing_keys)
        .where(
            or_(
                signing_keys.c.retired_at.is_(None),
                signing_keys.c.published_until > datetime.now(UTC),
            )
        )
        .order_by(signing_keys.c.id)
    )
    return [from_row(row) for row in rows]

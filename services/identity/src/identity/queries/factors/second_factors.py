"""What an account has beside its password: an app, recovery codes, passkeys."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import func, select

from chassis.auth import Viewer
from chassis.store import Connection
from identity.domain.factors.passkey import Passkey
from identity.store.tables.factors import passkeys, second_factors


class OwnSecondFactor(BaseModel):
    app_since: datetime | None = Field(description="Null where no app is enrolled.")
    recovery_codes_left: int
    passkeys: int


class PasskeyRow(BaseModel):
    """A suspended one was copied, by what its counter says, and opens nothing any more."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    name: str = Field(examples=["Téléphone de Marie"])
    created_at: datetime
    last_used_at: datetime | None
    suspended_at: datetime | None
    version: int

    @classmethod
    def of(cls, passkey: Passkey) -> "PasskeyRow":
        row = cls.model_validate(passkey)
        return row.model_copy(update={"version": passkey.version_once_saved})


async def own_second_factor(connection: Connection, viewer: Viewer) -> OwnSecondFactor:
    factor = await connection.first(
        select(
            second_factors.c.app_since,
            func.cardinality(second_factors.c.recovery_digests).label("left"),
        ).where(second_factors.c.id == viewer.account_id)
    )
    count = await connection.scalar(
        select(func.count()).where(
            passkeys.c.account_id == viewer.account_id, passkeys.c.removed_at.is_(None)
        )
    )
    return OwnSecondFactor(
        app_since=factor.app_since if factor else None,
        recovery_codes_left=factor.left if factor else 0,
        passkeys=count,
    )


async def own_passkeys(connection: Connection, viewer: Viewer) -> list[PasskeyRow]:
    """Oldest first; an account has at most twenty."""
    rows = await connection.all(
        select(passkeys)
        .where(passkeys.c.account_id == viewer.account_id, passkeys.c.removed_at.is_(None))
        .order_by(passkeys.c.id)
    )
    return [PasskeyRow.model_validate(row) for row in rows]

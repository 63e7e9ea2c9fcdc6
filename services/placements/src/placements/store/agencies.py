"""Which agencies identity has told of."""

from uuid import UUID

from sqlalchemy import Uuid, bindparam, select

from chassis.store import Connection, Prepared
from placements.store.tables.people import agencies

_province = Prepared(
    select(agencies.c.province).where(agencies.c.id == bindparam("id", type_=Uuid))
)
_known = Prepared(select(agencies.c.id).where(agencies.c.id == bindparam("id", type_=Uuid)))


class StoredAgencies:
    """Reads only; the queue `placements.people` writes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def knows(self, id: UUID) -> bool:
        return await self._connection.first(_known, id=id) is not None

    async def province_of(self, id: UUID) -> str | None:
        province: str | None = await self._connection.scalar(_province, id=id)
        return province

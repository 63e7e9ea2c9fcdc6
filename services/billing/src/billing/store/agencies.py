"""What billing knows of the agencies: their names and their province."""

from uuid import UUID

from sqlalchemy import bindparam, select

from billing.store.tables import agencies
from chassis.store import Prepared, Transaction

_in_province = Prepared(select(agencies.c.id).where(agencies.c.province == bindparam("province")))


class KnownAgencies:
    """A copy of what identity publishes."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def keep_newest(
        self, id: UUID, *, name_fr: str, name_en: str, province: str, version: int
    ) -> None:
        row = {"id": id, "name_fr": name_fr, "name_en": name_en, "province": province}
        self._transaction.keep_newest(agencies, row, version=version)

    async def in_province(self, province: str) -> list[UUID]:
        rows = await self._transaction.all(_in_province, province=province)
        return [row.id for row in rows]

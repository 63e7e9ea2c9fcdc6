"""What the feature switches say, as identity told it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text, Uuid

from chassis.store import Connection, Prepared, Row, Transaction
from notifications.store.tables.directory import agencies
from notifications.store.tables.switches import switch_settings
from policy.switches import CATALOGUE, FeatureSwitch, Level, Place, Setting, is_on

_OF_SWITCHES = Prepared(
    select(switch_settings).where(
        switch_settings.c.switch == any_(bindparam("switches", type_=ARRAY(Text)))
    )
)
_PROVINCES = Prepared(
    select(agencies.c.id, agencies.c.province).where(
        agencies.c.id == any_(bindparam("ids", type_=ARRAY(Uuid)))
    )
)
_LEVELS = frozenset(Level)


class StoredSwitches:
    """The switches that the commands ask for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def agencies_without(
        self, switch: FeatureSwitch, agency_ids: Iterable[UUID]
    ) -> frozenset[UUID]:
        settings = await settings_of(self._transaction, [switch])
        if not settings and CATALOGUE[switch].default:
            return frozenset()
        rows = await self._transaction.all(_PROVINCES, ids=list(agency_ids))
        return frozenset(
            row.id
            for row in rows
            if not is_on(switch, settings, Place(province=row.province, agency_id=row.id))
        )


async def settings_of(connection: Connection, switches: Iterable[FeatureSwitch]) -> list[Setting]:
    """Wherever they were set; `policy.switches.is_on` picks what holds at a place.

    A level that this version does not know is passed over.
    """
    rows = await connection.all(_OF_SWITCHES, switches=[switch.value for switch in switches])
    return [_setting(row) for row in rows if row.level in _LEVELS]


def _setting(row: Row) -> Setting:
    return Setting(
        switch=FeatureSwitch(row.switch),
        level=Level(row.level),
        on=row.turned_on,
        province=row.province,
        agency_id=row.agency_id,
        place_id=row.place_id,
    )

"""What the feature switches say, as identity told it."""

from collections.abc import Iterable

from sqlalchemy import any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from chassis.store import Connection, Prepared, Row
from placements.store.tables.switches import switch_settings
from policy.switches import FeatureSwitch, Level, Place, Setting, is_on

_OF_SWITCHES = Prepared(
    select(switch_settings).where(
        switch_settings.c.switch == any_(bindparam("switches", type_=ARRAY(Text)))
    )
)
_LEVELS = frozenset(Level)


async def settings_of(connection: Connection, switches: Iterable[FeatureSwitch]) -> list[Setting]:
    """Wherever they were set; `policy.switches.is_on` picks what holds at a place.

    A level that this version does not know is passed over.
    """
    rows = await connection.all(_OF_SWITCHES, switches=[switch.value for switch in switches])
    return [_setting(row) for row in rows if row.level in _LEVELS]


class StoredSwitches:
    """The switches that the commands ask for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def is_on(self, switch: FeatureSwitch, place: Place) -> bool:
        return is_on(switch, await settings_of(self._connection, [switch]), place)


def _setting(row: Row) -> Setting:
    return Setting(
        switch=FeatureSwitch(row.switch),
        level=Level(row.level),
        on=row.turned_on,
        province=row.province,
        agency_id=row.agency_id,
        place_id=row.place_id,
    )

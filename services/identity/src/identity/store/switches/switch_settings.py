"""Where the settings of the feature switches are kept."""

from sqlalchemy import select

from chassis.store import Row, Transaction
from identity.domain.switches.switch_setting import SwitchPlace, SwitchSetting
from identity.store.tables.switches import switch_settings
from policy.switches import FeatureSwitch, Level


class StoredSwitchSettings:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def of(self, switch: FeatureSwitch, place: SwitchPlace) -> SwitchSetting:
        new = SwitchSetting.nowhere_yet(switch, place)
        row = await self._transaction.first(
            select(switch_settings).where(switch_settings.c.id == new.id).with_for_update()
        )
        if row is None:
            return new
        return self._transaction.track(switch_settings, _setting(row), _row)

    def add(self, setting: SwitchSetting) -> None:
        self._transaction.insert(switch_settings, setting, _row)


def _setting(row: Row) -> SwitchSetting:
    return SwitchSetting(
        id=row.id,
        switch=FeatureSwitch(row.switch),
        place=SwitchPlace(
            level=Level(row.level),
            province=row.province,
            agency_id=row.agency_id,
            place_id=row.place_id,
        ),
        on=row.turned_on,
        set_by=row.set_by,
        set_at=row.set_at,
        version=row.version,
    )


def _row(setting: SwitchSetting) -> dict[str, object]:
    place = setting.place
    return {
        "id": setting.id,
        "switch": setting.switch.value,
        "level": place.level.value,
        "province": place.province,
        "agency_id": place.agency_id,
        "place_id": place.place_id,
        "turned_on": setting.on,
        "set_by": setting.set_by,
        "set_at": setting.set_at,
    }

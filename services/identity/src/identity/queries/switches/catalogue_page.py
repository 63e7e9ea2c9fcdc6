"""The catalogue page: every feature switch, what it says at a place, and who decided that."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import or_, select

from chassis.domain import NotFound
from chassis.store import Connection, Row
from chassis.viewer import Viewer
from identity.domain.access.rights import sees
from identity.domain.switches.switch_setting import SwitchSetting
from identity.store.tables.agencies import agencies
from identity.store.tables.switches import switch_settings
from policy.switches import (
    CATALOGUE,
    Effective,
    FeatureSwitch,
    Level,
    Place,
    Setting,
    SwitchEntry,
    effective,
)

Language = Literal["fr", "en"]


class SwitchSettingRow(BaseModel):
    """What was set at one place. `on` of null: it was taken back, what is wider holds."""

    id: UUID
    switch: FeatureSwitch
    level: Level
    province: str | None
    agency_id: UUID | None
    place_id: UUID | None
    on: bool | None
    set_by: UUID | None
    set_at: datetime | None
    version: int

    @classmethod
    def of(cls, setting: SwitchSetting) -> "SwitchSettingRow":
        place = setting.place
        return cls(
            id=setting.id,
            switch=setting.switch,
            level=place.level,
            province=place.province,
            agency_id=place.agency_id,
            place_id=place.place_id,
            on=setting.on,
            set_by=setting.set_by,
            set_at=setting.set_at,
            version=setting.version_once_saved,
        )


class SwitchRow(BaseModel):
    """One entry of the catalogue. `on` is what holds at the place that was asked about, decided
    by `decided_by`, or by the default where that is null; `settings` are all that touch the place,
    each with the version that a change of it has to name."""

    switch: FeatureSwitch
    name: str
    effect: str
    owner: Level
    levels: list[Level]
    default: bool
    on: bool
    decided_by: SwitchSettingRow | None
    settings: list[SwitchSettingRow]


async def catalogue_at(
    connection: Connection, place: Place, viewer: Viewer, language: Language
) -> list[SwitchRow]:
    """Without an agency the viewer's own is meant; raises NotFound for a foreign one."""
    agency_id = place.agency_id or viewer.agency_id
    if not sees(viewer, agency_id):
        raise NotFound(f"Agency {agency_id} is not one of the viewer's")
    province = await connection.scalar(
        select(agencies.c.province).where(agencies.c.id == agency_id)
    )
    if province is None:
        raise NotFound(f"There is no agency {agency_id}")
    at = Place(
        province=province,
        agency_id=agency_id,
        department_id=place.department_id,
        program_id=place.program_id,
        site_id=place.site_id,
    )
    column = switch_settings.c
    rows = await connection.all(
        select(switch_settings)
        .where(or_(column.agency_id == agency_id, column.province == province))
        .order_by(column.switch, column.id)
    )
    known = [_row(row) for row in rows if row.switch in _SWITCHES and row.level in _LEVELS]
    return [_entry(switch, CATALOGUE[switch], known, at, language) for switch in FeatureSwitch]


_SWITCHES = frozenset(FeatureSwitch)
_LEVELS = frozenset(Level)


def _entry(
    switch: FeatureSwitch,
    entry: SwitchEntry,
    rows: list[SwitchSettingRow],
    place: Place,
    language: Language,
) -> SwitchRow:
    by_setting = {_setting(row): row for row in rows if row.switch is switch}
    holds: Effective = effective(switch, by_setting, place)
    french = language == "fr"
    return SwitchRow(
        switch=switch,
        name=entry.name_fr if french else entry.name_en,
        effect=entry.effect_fr if french else entry.effect_en,
        owner=entry.owner,
        levels=list(entry.levels),
        default=entry.default,
        on=holds.on,
        decided_by=by_setting[holds.setting] if holds.setting else None,
        settings=[row for setting, row in by_setting.items() if setting.holds_at(place)],
    )


def _setting(row: SwitchSettingRow) -> Setting:
    return Setting(
        switch=row.switch,
        level=row.level,
        on=row.on,
        province=row.province,
        agency_id=row.agency_id,
        place_id=row.place_id,
    )


def _row(row: Row) -> SwitchSettingRow:
    return SwitchSettingRow(
        id=row.id,
        switch=FeatureSwitch(row.switch),
        level=Level(row.level),
        province=row.province,
        agency_id=row.agency_id,
        place_id=row.place_id,
        on=row.turned_on,
        set_by=row.set_by,
        set_at=row.set_at,
        version=row.version,
    )

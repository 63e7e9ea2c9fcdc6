"""What a switch says at a place: its narrowest setting there, then the wider, then its default."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from policy.switches.catalogue import CATALOGUE, FeatureSwitch, Level


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody asks. A department, program or site counts only under its own agency."""

    province: str | None = None
    agency_id: UUID | None = None
    department_id: UUID | None = None
    program_id: UUID | None = None
    site_id: UUID | None = None

    def narrow_id(self, level: Level) -> UUID | None:
        narrow = {
            Level.DEPARTMENT: self.department_id,
            Level.PROGRAM: self.program_id,
            Level.SITE: self.site_id,
        }
        return narrow.get(level)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What was set at one place; `on` of None means that it was taken back.

    A province is named by its two letters; everything narrower by its agency, and a department,
    program or site by `place_id` besides.
    """

    switch: FeatureSwitch
    level: Level
    on: bool | None
    province: str | None = None
    agency_id: UUID | None = None
    place_id: UUID | None = None

    def holds_at(self, place: Place) -> bool:
        if self.level is Level.PROVINCE:
            return self.province is not None and self.province == place.province
        if self.agency_id is None or self.agency_id != place.agency_id:
            return False
        if self.level is Level.AGENCY:
            return True
        return self.place_id is not None and self.place_id == place.narrow_id(self.level)


@dataclass(frozen=True, kw_only=True)
class Effective:
    """`setting` is the one that decided; None where the default holds."""

    switch: FeatureSwitch
    on: bool
    setting: Setting | None


def effective(switch: FeatureSwitch, settings: Iterable[Setting], place: Place) -> Effective:
    """Settings of other switches, of other places, and at levels that the switch does not have,
    are passed over."""
    entry = CATALOGUE[switch]
    decided: Setting | None = None
    for setting in settings:
        if setting.switch is not switch or setting.on is None or setting.level not in entry.levels:
            continue
        narrower = decided is None or _depth(setting) > _depth(decided)
        if narrower and setting.holds_at(place):
            decided = setting
    on = entry.default if decided is None or decided.on is None else decided.on
    return Effective(switch=switch, on=on, setting=decided)


def is_on(switch: FeatureSwitch, settings: Iterable[Setting], place: Place) -> bool:
    return effective(switch, settings, place).on


def _depth(setting: Setting) -> int:
    return CATALOGUE[setting.switch].levels.index(setting.level)

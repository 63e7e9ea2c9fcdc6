"""A setting: what one place decided about one feature switch, by whom and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol, Self
from uuid import UUID, uuid5

from chassis.domain import Aggregate, DomainError, DomainEvent
from identity.domain.agencies.agency import PROVINCES, UnknownProvince
from policy.switches import CATALOGUE, FeatureSwitch, Level

_NAMESPACE: Final = UUID("3f0c3f5e-6c55-5d3b-9b62-0c6f4f0f7a11")


class SwitchNotOfLevel(DomainError):
    """The switch cannot be set at this level. Facts: `levels`, where it can."""

    slug = "switch-not-of-level"


class SwitchPlaceMissing(DomainError):
    """A province needs its name, everything narrower its agency, the narrowest its own id."""

    slug = "switch-place-missing"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    setting: "SwitchSetting"


@dataclass(frozen=True, kw_only=True)
class SwitchPlace:
    """Exactly what the level needs, and nothing besides."""

    level: Level
    province: str | None = None
    agency_id: UUID | None = None
    place_id: UUID | None = None

    def __post_init__(self) -> None:
        wanted = {
            "province": self.level is Level.PROVINCE,
            "agency_id": self.level is not Level.PROVINCE,
            "place_id": self.level not in (Level.PROVINCE, Level.AGENCY),
        }
        for name, needed in wanted.items():
            if (getattr(self, name) is not None) is not needed:
                raise SwitchPlaceMissing(f"{name} does not suit a {self.level}", field=name)
        if self.province is not None and self.province not in PROVINCES:
            raise UnknownProvince(f"{self.province} is no province", field="province")


@dataclass(eq=False, kw_only=True)
class SwitchSetting(Aggregate):
    """`on` of None means that what is wider holds again. There is one for each switch and place,
    whose id follows from them: two who set it at once meet."""

    switch: FeatureSwitch
    place: SwitchPlace
    on: bool | None = None
    set_by: UUID | None = None
    set_at: datetime | None = None

    @classmethod
    def nowhere_yet(cls, switch: FeatureSwitch, place: SwitchPlace) -> Self:
        """Raises SwitchNotOfLevel."""
        levels = CATALOGUE[switch].levels
        if place.level not in levels:
            allowed = ", ".join(levels)
            raise SwitchNotOfLevel(f"{switch} is of {allowed}", field="level", levels=allowed)
        return cls(id=setting_id(switch, place), switch=switch, place=place)

    def set(self, *, on: bool | None, by: UUID, now: datetime) -> None:
        if on == self.on:
            return
        self.on, self.set_by, self.set_at = on, by, now
        self.record(Recorded(self))


def setting_id(switch: FeatureSwitch, place: SwitchPlace) -> UUID:
    where = place.province or f"{place.agency_id}/{place.place_id or ''}"
    return uuid5(_NAMESPACE, f"{switch}/{place.level}/{where}")


class SwitchSettings(Protocol):
    """What was set; who may set it, the command asks first."""

    async def of(self, switch: FeatureSwitch, place: SwitchPlace) -> SwitchSetting:
        """A new one, of version 0 and not kept, where nothing was set yet."""
        ...

    def add(self, setting: SwitchSetting) -> None: ...

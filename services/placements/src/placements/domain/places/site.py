"""A building where students may be placed, of an agency or only known of."""

from dataclasses import dataclass, field
from typing import Self, TypedDict, Unpack
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from placements.domain.facilities.facility import FacilityType
from placements.domain.facilities.provinces import PROVINCES
from placements.domain.places.errors import (
    PositionIncomplete,
    ProvinceUnknown,
    SiteHasActiveServices,
    SiteInactive,
    SiteWithoutAgency,
)
from placements.domain.places.search import named


class SiteFacts(TypedDict, total=False):
    """What may be told or changed of a site; its agency and its activity change by other moves."""

    name: str
    province: str
    facility_type: FacilityType | None
    street: str | None
    city: str | None
    postal_code: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class SiteRecorded(DomainEvent):
    """The site was added or changed."""

    site: "Site"


@dataclass(eq=False, kw_only=True)
class Site(Aggregate):
    """`source_id` such as `odhf:123` names the open data it came from, if any."""

    name: str
    province: str
    agency_id: UUID | None = None
    facility_type: FacilityType | None = None
    street: str | None = None
    city: str | None = None
    postal_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    source_id: str | None = None
    source: dict[str, object] | None = field(default=None, repr=False)
    active: bool = True

    @classmethod
    def record_new(cls, *, agency_id: UUID | None, **facts: Unpack[SiteFacts]) -> Self:
        """A new site; raises NameMissing, ProvinceUnknown or PositionIncomplete."""
        site = cls(id=new_id(), agency_id=agency_id, **facts)
        site._settle()
        site.record(SiteRecorded(site))
        return site

    def change(self, **facts: Unpack[SiteFacts]) -> None:
        """Raises as `record_new` does; telling what is known already changes nothing."""
        before = vars(self).copy()
        for name, value in facts.items():
            setattr(self, name, value)
        self._settle()
        if vars(self) != before:
            self.record(SiteRecorded(self))

    def give_to(self, agency_id: UUID | None) -> bool:
        """Whether the site changed hands."""
        if agency_id == self.agency_id:
            return False
        self.agency_id = agency_id
        self.record(SiteRecorded(self))
        return True

    def close(self, *, active_services: int) -> None:
        """Raises SiteHasActiveServices."""
        if active_services:
            raise SiteHasActiveServices("services are still open", services=active_services)
        self._set_active(active=False)

    def reopen(self) -> None:
        self._set_active(active=True)

    def host(self) -> UUID:
        """The agency that a new service or destination will belong to.

        Raises SiteInactive or SiteWithoutAgency.
        """
        if not self.active:
            raise SiteInactive("the site is closed")
        if self.agency_id is None:
            raise SiteWithoutAgency("the site belongs to no agency")
        return self.agency_id

    def _set_active(self, *, active: bool) -> None:
        if active != self.active:
            self.active = active
            self.record(SiteRecorded(self))

    def _settle(self) -> None:
        self.name = named(self.name)
        self.province = self.province.upper()
        if self.province not in PROVINCES:
            raise ProvinceUnknown("no province", field="province", province=self.province)
        if (self.latitude is None) != (self.longitude is None):
            raise PositionIncomplete("half a position", field="latitude")
        if self.latitude is not None and self.longitude is not None:
            on_globe = abs(self.latitude) <= 90 and abs(self.longitude) <= 180
            if not on_globe:
                raise PositionIncomplete("not on the globe", field="latitude")

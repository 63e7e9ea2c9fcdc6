"""A service of a site, such as surgery, with the person who receives its requests."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from placements.domain.places.errors import ServiceHasActiveDestinations
from placements.domain.places.search import named
from placements.domain.places.site import Site


@dataclass(frozen=True)
class ServiceRecorded(DomainEvent):
    """The service was added or changed."""

    service: "Service"


@dataclass(eq=False, kw_only=True)
class Service(Aggregate):
    """Its agency is that of the site."""

    site_id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    contact_person_id: UUID | None = None
    active: bool = True

    @classmethod
    def open_at(
        cls, site: Site, *, name_fr: str, name_en: str, contact_person_id: UUID | None = None
    ) -> Self:
        """Raises SiteInactive, SiteWithoutAgency or NameMissing."""
        service = cls(
            id=new_id(),
            site_id=site.id,
            agency_id=site.host(),
            name_fr=named(name_fr, field="name_fr"),
            name_en=named(name_en, field="name_en"),
            contact_person_id=contact_person_id,
        )
        service.record(ServiceRecorded(service))
        return service

    def rename(self, *, name_fr: str, name_en: str) -> None:
        """Raises NameMissing."""
        names = named(name_fr, field="name_fr"), named(name_en, field="name_en")
        if names != (self.name_fr, self.name_en):
            self.name_fr, self.name_en = names
            self.record(ServiceRecorded(self))

    def receive_by(self, contact_person_id: UUID | None) -> None:
        if contact_person_id != self.contact_person_id:
            self.contact_person_id = contact_person_id
            self.record(ServiceRecorded(self))

    def follow(self, agency_id: UUID) -> None:
        """The site went to another agency, whose staff the contact is not."""
        if agency_id != self.agency_id:
            self.agency_id = agency_id
            self.contact_person_id = None
            self.record(ServiceRecorded(self))

    def close(self, *, active_destinations: int) -> None:
        """Raises ServiceHasActiveDestinations."""
        if active_destinations:
            raise ServiceHasActiveDestinations(
                "destinations are still open", destinations=active_destinations
            )
        self._set_active(active=False)

    def reopen(self, site: Site) -> None:
        """Raises SiteInactive or SiteWithoutAgency."""
        site.host()
        self._set_active(active=True)

    def _set_active(self, *, active: bool) -> None:
        if active != self.active:
            self.active = active
            self.record(ServiceRecorded(self))

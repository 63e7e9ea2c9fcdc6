"""A unit that takes students, within one or several services of its site."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from placements.domain.places.errors import (
    DestinationWithoutService,
    ServiceInactive,
    ServiceOfAnotherSite,
)
from placements.domain.places.search import named
from placements.domain.places.service import Service
from placements.domain.places.site import Site


@dataclass(frozen=True)
class DestinationRecorded(DomainEvent):
    """The destination was added or changed."""

    destination: "Destination"


@dataclass(eq=False, kw_only=True)
class Destination(Aggregate):
    """Its contact answers requests; its names are unique among the active ones of the site."""

    site_id: UUID
    agency_id: UUID
    service_ids: tuple[UUID, ...]
    name: str
    short_name: str
    contact_person_id: UUID | None = None
    gender_needed_for: str | None = None
    """Why the unit has to know who is a woman or a man; None where it has not."""
    active: bool = True

    @classmethod
    def open_at(
        cls,
        site: Site,
        *,
        name: str,
        short_name: str,
        services: Collection[Service],
        contact_person_id: UUID | None = None,
    ) -> Self:
        """Raises SiteInactive, SiteWithoutAgency, NameMissing, or as `serve` does."""
        destination = cls(
            id=new_id(),
            site_id=site.id,
            agency_id=site.host(),
            service_ids=_ids(site.id, services),
            name=named(name),
            short_name=named(short_name, field="short_name"),
            contact_person_id=contact_person_id,
        )
        destination.record(DestinationRecorded(destination))
        return destination

    def rename(self, *, name: str, short_name: str) -> None:
        """Raises NameMissing."""
        names = named(name), named(short_name, field="short_name")
        if names != (self.name, self.short_name):
            self.name, self.short_name = names
            self.record(DestinationRecorded(self))

    def serve(self, services: Collection[Service]) -> None:
        """Belong to these services from now on.

        Raises DestinationWithoutService, ServiceOfAnotherSite or ServiceInactive.
        """
        ids = _ids(self.site_id, services)
        if ids != self.service_ids:
            self.service_ids = ids
            self.record(DestinationRecorded(self))

    def answer_by(self, contact_person_id: UUID | None) -> None:
        if contact_person_id != self.contact_person_id:
            self.contact_person_id = contact_person_id
            self.record(DestinationRecorded(self))

    def ask_for_gender(self, justification: str | None) -> None:
        """Raises NameMissing for a justification that says nothing; None asks no more."""
        needed_for = justification and named(justification, field="justification")
        if needed_for != self.gender_needed_for:
            self.gender_needed_for = needed_for
            self.record(DestinationRecorded(self))

    def follow(self, agency_id: UUID) -> None:
        """The site went to another agency, whose staff the contact is not, nor its reasons."""
        if agency_id != self.agency_id:
            self.agency_id = agency_id
            self.contact_person_id = self.gender_needed_for = None
            self.record(DestinationRecorded(self))

    def close(self) -> None:
        self._set_active(active=False)

    def reopen(self, site: Site, services: Collection[Service]) -> None:
        """Raises SiteInactive, SiteWithoutAgency, or as `serve` does."""
        site.host()
        _ids(self.site_id, services)
        self._set_active(active=True)

    def _set_active(self, *, active: bool) -> None:
        if active != self.active:
            self.active = active
            self.record(DestinationRecorded(self))


def _ids(site_id: UUID, services: Collection[Service]) -> tuple[UUID, ...]:
    if not services:
        raise DestinationWithoutService("no service", field="service_ids")
    for service in services:
        if service.site_id != site_id:
            raise ServiceOfAnotherSite("a service of another site", field="service_ids")
        if not service.active:
            raise ServiceInactive("the service is closed", field="service_ids")
    return tuple(sorted(service.id for service in services))

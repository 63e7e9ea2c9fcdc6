"""The places and people that a request refers to, as far as its moves need to know them."""

from dataclasses import dataclass
from uuid import UUID

from placements.domain.requests.channels import Contact, Contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A destination within a service of a site; `agency_id` is None for a site only known of."""

    agency_id: UUID | None
    site_id: UUID
    service_id: UUID
    destination_id: UUID
    service_contact: Contact
    destination_contact: Contact

    @property
    def contacts(self) -> Contacts:
        return Contacts(self.service_contact, self.destination_contact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program of a school."""

    id: UUID
    agency_id: UUID
    discipline: str
    department_id: UUID | None = None

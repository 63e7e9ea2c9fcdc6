"""What the commands on places ask of the store."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from placements.domain.agencies import Agencies
from placements.domain.places.destination import Destination
from placements.domain.places.service import Service
from placements.domain.places.site import Site


class Sites(Protocol):
    """All sites."""

    def add(self, site: Site) -> None: ...

    async def get(self, id: UUID) -> Site:
        """Raises SiteNotFound."""
        ...

    async def hold(self, id: UUID) -> None:
        """Let nobody else open or rename places of this site until the transaction ends."""
        ...


class Services(Protocol):
    """All services."""

    def add(self, service: Service) -> None: ...

    async def get(self, id: UUID) -> Service:
        """Raises ServiceNotFound."""
        ...

    async def many(self, ids: Sequence[UUID]) -> list[Service]:
        """Raises ServiceNotFound if one of them does not exist."""
        ...

    async def of_site(self, site_id: UUID) -> list[Service]: ...

    async def received_by(self, person_id: UUID) -> list[Service]:
        """Those whose contact this person is."""
        ...


class Destinations(Protocol):
    """All destinations."""

    def add(self, destination: Destination) -> None: ...

    async def get(self, id: UUID) -> Destination:
        """Raises DestinationNotFound."""
        ...

    async def of_site(self, site_id: UUID) -> list[Destination]: ...

    async def received_by(self, person_id: UUID) -> list[Destination]:
        """Those whose contact this person is."""
        ...

    async def keep_services(self, destination: Destination) -> None:
        """Save to which services it belongs."""
        ...


class Staff(Protocol):
    """The staff of agencies, as identity told it."""

    async def active_people(self, ids: Sequence[UUID], agency_id: UUID | None) -> frozenset[UUID]:
        """Those of the people who are active at the agency."""
        ...


class PlacesStore(Protocol):
    """One transaction's view of the store."""

    @property
    def agencies(self) -> Agencies: ...

    @property
    def sites(self) -> Sites: ...

    @property
    def services(self) -> Services: ...

    @property
    def destinations(self) -> Destinations: ...

    @property
    def request_references(self) -> Staff: ...

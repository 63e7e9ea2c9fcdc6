"""The members of staff whom a viewer may know of."""

from typing import Protocol
from uuid import UUID

from chassis.viewer import Viewer
from identity.domain.people.likeness import Candidate, Newcomer
from identity.domain.people.person import Person


class People(Protocol):
    """Staff records, active or not."""

    def add(self, person: Person) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> Person: ...

    async def own(self, viewer: Viewer) -> Person:
        """The viewer's own, whatever agency they act at. Raises NotFound."""
        ...

    async def alike(self, newcomer: Newcomer, agency_id: UUID, viewer: Viewer) -> list[Candidate]:
        """Of a like name at the agency, or of the same address wherever the viewer may look; the
        most alike first. Nobody else adds to the agency until the transaction ends."""
        ...

    async def delete(self, person: Person, *, kept: Person | None) -> None:
        """With its ended roles; the other services learn which record stays. Raises Stale."""
        ...

"""What the import of sites asks of the store."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from placements.domain.facilities.comparison import Comparison
from placements.domain.facilities.facility import Facility

Progress = Callable[[int, int], None]
"""Called with how many sites are written, and of how many."""


class SiteImports(Protocol):
    """The way into the store for many sites at once."""

    async def stage(
        self, facilities: Sequence[Facility], agencies: Mapping[str, UUID]
    ) -> Comparison:
        """Lay the facilities beside the sites; nothing of the sites changes.

        `agencies` says to whom those belong that will be added.
        """
        ...

    async def take_over(self, progress: Progress) -> None:
        """Add what is new, change what the source changed, and tell the world of each."""
        ...


class ImportStore(Protocol):
    """One transaction's view of the store."""

    @property
    def site_imports(self) -> SiteImports: ...

"""Agencies, which identity keeps: here it only matters whether there is such a one."""

from typing import Protocol
from uuid import UUID

from chassis.domain import DomainError


class AgencyUnknown(DomainError):
    """Identity has told of no such agency, or not yet: a new one is known after seconds."""

    slug = "agency-unknown"


class Agencies(Protocol):
    """The agencies, as identity told them."""

    async def knows(self, id: UUID) -> bool: ...


async def expect_known(agencies: Agencies, id: UUID) -> None:
    """Raises AgencyUnknown: nobody could ever answer for what is given to it."""
    if not await agencies.knows(id):
        raise AgencyUnknown(f"identity has told of no agency {id}", field="agency_id")

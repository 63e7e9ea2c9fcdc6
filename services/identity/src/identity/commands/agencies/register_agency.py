"""An administrator registers a school or a hospital."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator
from identity.domain.agencies.agency import Agency, AgencyFacts


@dataclass(frozen=True, kw_only=True)
class RegisterAgency:
    """`id` is given by seeds and imports alone."""

    viewer: Viewer
    facts: AgencyFacts
    id: UUID | None = None


async def register_agency(command: RegisterAgency, store: Store) -> Agency:
    expect_administrator(command.viewer)
    agency = Agency.register(command.facts, id=command.id)
    store.agencies.add(agency)
    return agency

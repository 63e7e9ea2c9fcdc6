"""An agency's facts are corrected, or it is taken out of use."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator, expect_administrator_of
from identity.domain.agencies.agency import Agency, AgencyFacts


@dataclass(frozen=True, kw_only=True)
class ChangeAgency:
    """`change` makes the new facts out of the old; `active` of None leaves it as it is."""

    viewer: Viewer
    id: UUID
    change: Callable[[AgencyFacts], AgencyFacts]
    active: bool | None = None
    expected_version: int | None = None


async def change_agency(command: ChangeAgency, store: Store) -> Agency:
    """Local administrators may rename their own agency; the rest is not theirs to decide."""
    expect_administrator_of(command.viewer, command.id)
    agency = await store.agencies.get(command.id)
    agency.expect_version(command.expected_version)
    facts = command.change(agency.facts)
    active = agency.active if command.active is None else command.active
    before = (agency.facts.kind, agency.facts.province, agency.active)
    if (facts.kind, facts.province, active) != before:
        expect_administrator(command.viewer)
    agency.change(facts, active=active)
    return agency

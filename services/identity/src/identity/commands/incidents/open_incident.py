"""An agency enters a confidentiality incident in its register."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_may_at
from identity.domain.incidents.incident import Incident, IncidentFacts
from policy.permissions import Action


@dataclass(frozen=True, kw_only=True)
class OpenIncident:
    viewer: Viewer
    agency_id: UUID
    facts: IncidentFacts


async def open_incident(command: OpenIncident, store: Store) -> Incident:
    expect_may_at(command.viewer, Action.KEEP_INCIDENTS, command.agency_id)
    await store.agencies.get(command.agency_id)
    incident = Incident.open(
        command.facts,
        agency_id=command.agency_id,
        by=command.viewer.person_id,
        now=store.now,
    )
    store.incidents.add(incident)
    return incident

"""What is known of a confidentiality incident is corrected or completed."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.incidents.found import incident_to_change
from identity.commands.ports import Store
from identity.domain.incidents.incident import Incident, IncidentFacts


@dataclass(frozen=True, kw_only=True)
class ChangeIncident:
    """`change` makes the new facts out of the old."""

    viewer: Viewer
    id: UUID
    change: Callable[[IncidentFacts], IncidentFacts]
    expected_version: int | None = None


async def change_incident(command: ChangeIncident, store: Store) -> Incident:
    incident = await incident_to_change(store, command.id, command.viewer, command.expected_version)
    incident.change(command.change(incident.facts))
    return incident

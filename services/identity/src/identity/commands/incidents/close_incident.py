"""An incident is closed once its risk is assessed and every notice has left, or opened again."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.incidents.found import incident_to_change
from identity.commands.ports import Store
from identity.domain.incidents.incident import Incident


@dataclass(frozen=True, kw_only=True)
class CloseIncident:
    """`reopen` takes the closing back."""

    viewer: Viewer
    id: UUID
    reopen: bool = False
    expected_version: int | None = None


async def close_incident(command: CloseIncident, store: Store) -> Incident:
    incident = await incident_to_change(store, command.id, command.viewer, command.expected_version)
    if command.reopen:
        incident.reopen()
    else:
        incident.close(by=command.viewer.person_id, now=store.now)
    return incident

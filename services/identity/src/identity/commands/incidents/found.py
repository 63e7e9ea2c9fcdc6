"""The incident that a command is about, for those who may change it."""

from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_may_at
from identity.domain.incidents.incident import Incident
from policy.permissions import Action


async def incident_to_change(
    store: Store, id: UUID, viewer: Viewer, expected_version: int | None
) -> Incident:
    """Raises NotFound, AdministratorsOnly and Stale."""
    incident = await store.incidents.get(id, viewer)
    expect_may_at(viewer, Action.KEEP_INCIDENTS, incident.agency_id)
    incident.expect_version(expected_version)
    return incident

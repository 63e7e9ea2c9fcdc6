"""A notice about an incident has left: to the Commission, or to the people concerned."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.incidents.found import incident_to_change
from identity.commands.ports import Store
from identity.domain.incidents.incident import Incident
from identity.domain.incidents.notices import NoticeKind


@dataclass(frozen=True, kw_only=True)
class SendNotice:
    viewer: Viewer
    id: UUID
    kind: NoticeKind
    sent_on: date
    reference: str | None = None
    expected_version: int | None = None


async def send_notice(command: SendNotice, store: Store) -> Incident:
    incident = await incident_to_change(store, command.id, command.viewer, command.expected_version)
    incident.send_notice(
        command.kind, on=command.sent_on, reference=command.reference, today=store.now.date()
    )
    return incident

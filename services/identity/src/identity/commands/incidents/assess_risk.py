"""It is decided whether an incident presents a risk of serious injury, and why."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.incidents.found import incident_to_change
from identity.commands.ports import Store
from identity.domain.incidents.incident import Incident, RiskAssessment


@dataclass(frozen=True, kw_only=True)
class AssessRisk:
    viewer: Viewer
    id: UUID
    sensitivity: str
    consequences: str
    likelihood: str
    serious: bool
    expected_version: int | None = None


async def assess_risk(command: AssessRisk, store: Store) -> Incident:
    """May be repeated when more is known; notices that were sent stay."""
    incident = await incident_to_change(store, command.id, command.viewer, command.expected_version)
    incident.assess(
        RiskAssessment(
            sensitivity=command.sensitivity,
            consequences=command.consequences,
            likelihood=command.likelihood,
            serious=command.serious,
            assessed_by=command.viewer.person_id,
            assessed_on=store.now.date(),
        )
    )
    return incident

"""Where the registers of confidentiality incidents are kept."""

from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from chassis.domain import NotFound
from chassis.store import Row, Transaction
from chassis.viewer import Viewer
from identity.domain.access.rights import sees
from identity.domain.incidents.incident import Incident, IncidentFacts, RiskAssessment
from identity.domain.incidents.notices import Notice, NoticeKind
from identity.store.tables.incidents import incidents

_FACTS = tuple(field.name for field in fields(IncidentFacts))


class StoredIncidents:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, incident: Incident) -> None:
        self._transaction.insert(incidents, incident, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> Incident:
        incident = await self._transaction.load(incidents, id, _from_row, _to_row)
        if not sees(viewer, incident.agency_id):
            raise NotFound(f"Incident {id} is not one of the viewer's")
        return incident


def _from_row(row: Row) -> Incident:
    return Incident(
        id=row.id,
        agency_id=row.agency_id,
        facts=IncidentFacts(**{name: row[name] for name in _FACTS}),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        risk=None if row.risk is None else _risk(row.risk),
        notices=tuple(_notice(notice) for notice in row.notices),
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        version=row.version,
    )


def _risk(kept: dict[str, Any]) -> RiskAssessment:
    changed = {
        "assessed_by": UUID(kept["assessed_by"]),
        "assessed_on": date.fromisoformat(kept["assessed_on"]),
    }
    return RiskAssessment(**{**kept, **changed})


def _notice(kept: dict[str, Any]) -> Notice:
    sent_on = kept["sent_on"]
    return Notice(
        kind=NoticeKind(kept["kind"]),
        due_on=date.fromisoformat(kept["due_on"]),
        sent_on=date.fromisoformat(sent_on) if sent_on else None,
        reference=kept["reference"],
    )


def _to_row(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "agency_id": incident.agency_id,
        **{name: getattr(incident.facts, name) for name in _FACTS},
        "risk": None if incident.risk is None else _kept_risk(incident.risk),
        "notices": [_kept_notice(notice) for notice in incident.notices],
        "next_notice_due_on": incident.next_notice_due_on,
        "opened_by": incident.opened_by,
        "opened_at": incident.opened_at,
        "closed_by": incident.closed_by,
        "closed_at": incident.closed_at,
    }


def _kept_risk(risk: RiskAssessment) -> dict[str, Any]:
    return {
        "sensitivity": risk.sensitivity,
        "consequences": risk.consequences,
        "likelihood": risk.likelihood,
        "serious": risk.serious,
        "assessed_by": str(risk.assessed_by),
        "assessed_on": risk.assessed_on.isoformat(),
    }


def _kept_notice(notice: Notice) -> dict[str, Any]:
    return {
        "kind": notice.kind.value,
        "due_on": notice.due_on.isoformat(),
        "sent_on": notice.sent_on.isoformat() if notice.sent_on else None,
        "reference": notice.reference,
    }

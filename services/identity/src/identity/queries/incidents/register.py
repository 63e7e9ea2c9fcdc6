"""The register of confidentiality incidents, newest first, and what is overdue in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, and_, or_, select

from chassis.domain import NotFound
from chassis.store import Connection, Row
from chassis.viewer import Viewer
from identity.domain.access.rights import expect_may
from identity.domain.incidents.incident import Incident
from identity.domain.incidents.notices import WITHIN, NoticeKind
from identity.queries.access.narrowing import Key, equal, visible
from identity.store.tables.incidents import incidents
from policy.permissions import Action

_BATCH = 500


class State(StrEnum):
    """Overdue is an open one with a notice that should have left before today, or whose risk
    should have been assessed by then."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"


class NoticeRow(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    kind: NoticeKind
    due_on: date
    sent_on: date | None
    reference: str | None


class RiskRow(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    sensitivity: str
    consequences: str
    likelihood: str
    serious: bool
    assessed_by: UUID
    assessed_on: date


class IncidentRow(BaseModel):
    """One entry of the register. `risk` of null: not assessed yet."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID
    data_concerned: str
    circumstances: str
    happened_from: date
    happened_until: date
    happened_about: bool
    known_on: date
    persons_concerned: int
    persons_about: bool
    measures: str
    risk: RiskRow | None
    notices: list[NoticeRow]
    next_notice_due_on: date | None
    opened_by: UUID
    opened_at: datetime
    closed_by: UUID | None
    closed_at: datetime | None
    version: int

    @property
    def key(self) -> Key:
        return (self.id,)

    @classmethod
    def of(cls, incident: Incident) -> "IncidentRow":
        return cls.model_validate(
            {
                **vars(incident.facts),
                **{
                    name: getattr(incident, name)
                    for name in cls.model_fields
                    if hasattr(incident, name)
                },
                "version": incident.version_once_saved,
            }
        )


@dataclass(frozen=True, kw_only=True)
class WantedIncidents:
    """What is None narrows nothing."""

    viewer: Viewer
    today: date
    agency_id: UUID | None = None
    state: State | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        column = incidents.c
        states = {
            State.OPEN: column.closed_at.is_(None),
            State.OVERDUE: or_(
                column.next_notice_due_on < self.today,
                and_(
                    column.risk.is_(None),
                    column.closed_at.is_(None),
                    column.known_on < self.today - WITHIN,
                ),
            ),
            State.CLOSED: column.closed_at.is_not(None),
        }
        wanted = [*visible(incidents, self.viewer), *equal(incidents, agency_id=self.agency_id)]
        return wanted + ([states[self.state]] if self.state else [])


async def incidents_newest_first(
    connection: Connection, wanted: WantedIncidents, *, cursor: Key | None, limit: int
) -> list[IncidentRow]:
    """Raises AdministratorsOnly."""
    expect_may(wanted.viewer, Action.READ_INCIDENTS)
    before = [incidents.c.id < cursor[0]] if cursor is not None else []
    rows = await connection.all(
        select(incidents)
        .where(*wanted.conditions(), *before)
        .order_by(incidents.c.id.desc())
        .limit(limit)
    )
    return [_row(row) for row in rows]


async def every_incident(
    reading: Callable[[], AbstractAsyncContextManager[Connection]], wanted: WantedIncidents
) -> AsyncIterator[IncidentRow]:
    """All of them, page by page."""
    cursor: Key | None = None
    while True:
        async with reading() as connection:
            rows = await incidents_newest_first(connection, wanted, cursor=cursor, limit=_BATCH)
        for row in rows:
            yield row
        if len(rows) < _BATCH:
            return
        cursor = rows[-1].key


async def incident(connection: Connection, id: UUID, viewer: Viewer) -> IncidentRow:
    """Raises AdministratorsOnly, and NotFound for one of a foreign agency."""
    expect_may(viewer, Action.READ_INCIDENTS)
    row = await connection.first(
        select(incidents).where(incidents.c.id == id, *visible(incidents, viewer))
    )
    if row is None:
        raise NotFound(f"No incident {id} that the viewer may know of")
    return _row(row)


def _row(row: Row) -> IncidentRow:
    return IncidentRow.model_validate(row)

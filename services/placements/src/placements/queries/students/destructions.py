"""The register of what was destroyed, which holds no name."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, select

from chassis.store import Connection
from chassis.viewer import Viewer
from placements.domain.students.errors import MayNotKeepStudents
from placements.store.tables.students import destruction_register
from policy.disclosure.standpoints import IN_SCHOOL, school_standpoint
from policy.permissions import Action, may

_d = destruction_register.c


class Destruction(BaseModel):
    """One student whose data key was destroyed under the rule of a province."""

    model_config = ConfigDict(from_attributes=True)

    position: int
    student_id: UUID
    agency_id: UUID
    province: str
    years: int
    purpose_ended_on: date
    destroyed_at: datetime


async def destructions(
    connection: Connection, viewer: Viewer, *, limit: int, after: int | None
) -> list[Destruction]:
    """The school's own, or all for an administrator of the network, oldest first. Raises
    MayNotKeepStudents.
    """
    conditions: list[ColumnElement[bool]] = []
    if not may(viewer, Action.OVERSEE_NETWORK):
        if school_standpoint(viewer) not in IN_SCHOOL:
            raise MayNotKeepStudents(f"{viewer.role} is at no school")
        conditions.append(_d.agency_id == viewer.agency_id)
    if after is not None:
        conditions.append(_d.position > after)
    wanted = select(destruction_register).where(*conditions).order_by(_d.position).limit(limit)
    return [Destruction.model_validate(row) for row in await connection.all(wanted)]

"""Who may do what, for those who oversee it, and which roles a person can act in."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select

from chassis.auth import Level, Role, Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from identity.domain.access.rights import expect_reviewer
from identity.domain.access.role_assignment import RoleAssignment
from identity.queries.access.narrowing import Key, after_id, equal, visible
from identity.store.tables.access import role_assignments
from identity.store.tables.people import people

_WITH_NAME = select(role_assignments, people.c.first_name, people.c.last_name).join(
    people, people.c.id == role_assignments.c.person_id
)


class RoleAssignmentRow(BaseModel):
    """A role that a person has at an agency. A scope of null means the whole agency."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    person_id: UUID
    agency_id: UUID
    role: Role
    level: Level
    program_ids: list[UUID] | None
    site_ids: list[UUID] | None
    destination_ids: list[UUID] | None
    department_ids: list[UUID] | None
    service_ids: list[UUID] | None
    disciplines: list[str] | None
    edit_invoicing_status: bool
    active: bool
    version: int

    @classmethod
    def of(cls, assignment: RoleAssignment) -> "RoleAssignmentRow":
        rights = assignment.rights
        return cls(
            id=assignment.id,
            person_id=assignment.person_id,
            agency_id=assignment.agency_id,
            role=rights.role,
            level=rights.level,
            program_ids=_ids(rights.program_ids),
            site_ids=_ids(rights.site_ids),
            destination_ids=_ids(rights.destination_ids),
            department_ids=_ids(rights.department_ids),
            service_ids=_ids(rights.service_ids),
            disciplines=None if rights.disciplines is None else sorted(rights.disciplines),
            edit_invoicing_status=rights.edit_invoicing_status,
            active=assignment.active,
            version=assignment.version_once_saved,
        )


class NamedRoleAssignment(RoleAssignmentRow):
    """With the name of the person, who may work at another agency."""

    first_name: str
    last_name: str

    @property
    def key(self) -> Key:
        return (self.id,)


@dataclass(frozen=True, kw_only=True)
class WantedRoleAssignments:
    """What is None narrows nothing."""

    viewer: Viewer
    agency_id: UUID | None = None
    person_id: UUID | None = None
    role: Role | None = None
    active: bool | None = None


async def role_assignments_by_age(
    connection: Connection, wanted: WantedRoleAssignments, *, cursor: Key | None, limit: int
) -> list[NamedRoleAssignment]:
    """Raises AdministratorsOnly."""
    expect_reviewer(wanted.viewer)
    rows = await connection.all(
        _WITH_NAME.where(
            *visible(role_assignments, wanted.viewer),
            *equal(
                role_assignments,
                agency_id=wanted.agency_id,
                person_id=wanted.person_id,
                role=wanted.role,
                active=wanted.active,
            ),
            *after_id(role_assignments, cursor),
        )
        .order_by(role_assignments.c.id)
        .limit(limit)
    )
    return [NamedRoleAssignment.model_validate(row) for row in rows]


async def role_assignment(connection: Connection, id: UUID, viewer: Viewer) -> NamedRoleAssignment:
    """Raises AdministratorsOnly, and NotFound for one at a foreign agency."""
    expect_reviewer(viewer)
    row = await connection.first(
        _WITH_NAME.where(role_assignments.c.id == id, *visible(role_assignments, viewer))
    )
    if row is None:
        raise NotFound(f"No role assignment {id} that the viewer may know of")
    return NamedRoleAssignment.model_validate(row)


def _ids(scope: frozenset[UUID] | None) -> list[UUID] | None:
    return None if scope is None else sorted(scope)

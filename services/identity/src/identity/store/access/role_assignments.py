"""Where role assignments are kept."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import exists, select

from chassis.auth import Level, Role, Viewer
from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.access.rights import sees
from identity.domain.access.role_assignment import Rights, RoleAssignment
from identity.store.tables.access import role_assignments
from identity.store.tables.agencies import agencies
from identity.store.tables.people import people


class StoredRoleAssignments:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, assignment: RoleAssignment) -> None:
        self._transaction.insert(role_assignments, assignment, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> RoleAssignment:
        assignment = await self._transaction.load(role_assignments, id, _from_row, _to_row)
        if not sees(viewer, assignment.agency_id):
            raise NotFound(f"Role assignment {id} is not one of the viewer's")
        return assignment

    async def of_person(self, person_id: UUID) -> list[RoleAssignment]:
        rows = await self._transaction.all(
            select(role_assignments)
            .where(role_assignments.c.person_id == person_id)
            .order_by(role_assignments.c.id)
        )
        return self._tracked(rows)

    async def usable_by(self, person_id: UUID) -> list[RoleAssignment]:
        rows = await self._transaction.all(
            select(role_assignments)
            .join(agencies, agencies.c.id == role_assignments.c.agency_id)
            .join(people, people.c.id == role_assignments.c.person_id)
            .where(
                role_assignments.c.person_id == person_id,
                role_assignments.c.active,
                agencies.c.active,
                people.c.active,
            )
            .order_by(role_assignments.c.id)
        )
        return self._tracked(rows)

    async def has_administrator(self) -> bool:
        administrators = select(role_assignments.c.id).where(
            role_assignments.c.role == Role.ADMINISTRATOR.value
        )
        return bool(await self._transaction.scalar(select(exists(administrators))))

    def _tracked(self, rows: Sequence[Row]) -> list[RoleAssignment]:
        return [self._transaction.track(role_assignments, _from_row(row), _to_row) for row in rows]


def _from_row(row: Row) -> RoleAssignment:
    return RoleAssignment(
        id=row.id,
        person_id=row.person_id,
        agency_id=row.agency_id,
        rights=Rights(
            role=Role(row.role),
            level=Level(row.level),
            program_ids=_scope(row.program_ids),
            site_ids=_scope(row.site_ids),
            destination_ids=_scope(row.destination_ids),
            department_ids=_scope(row.department_ids),
            service_ids=_scope(row.service_ids),
            disciplines=None if row.disciplines is None else frozenset(row.disciplines),
            edit_invoicing_status=row.edit_invoicing_status,
        ),
        active=row.active,
        version=row.version,
    )


def _to_row(assignment: RoleAssignment) -> dict[str, object]:
    rights = assignment.rights
    return {
        "id": assignment.id,
        "person_id": assignment.person_id,
        "agency_id": assignment.agency_id,
        "role": rights.role.value,
        "level": rights.level.value,
        "program_ids": _ids(rights.program_ids),
        "site_ids": _ids(rights.site_ids),
        "destination_ids": _ids(rights.destination_ids),
        "department_ids": _ids(rights.department_ids),
        "service_ids": _ids(rights.service_ids),
        "disciplines": None if rights.disciplines is None else sorted(rights.disciplines),
        "edit_invoicing_status": rights.edit_invoicing_status,
        "active": assignment.active,
    }


def _scope(ids: Sequence[UUID] | None) -> frozenset[UUID] | None:
    return None if ids is None else frozenset(ids)


def _ids(scope: frozenset[UUID] | None) -> list[UUID] | None:
    return None if scope is None else sorted(scope)

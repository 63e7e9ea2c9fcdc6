"""Who may do what for which agency."""

from dataclasses import replace
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field, StringConstraints

from chassis.auth import Level, Role
from chassis.http import Page
from identity.api.bodies import Body
from identity.api.dependencies import InTransaction
from identity.commands.access.assign_role import AssignRole, assign_role
from identity.commands.access.change_role_assignment import (
    ChangeRoleAssignment,
    change_role_assignment,
)
from identity.domain.access.role_assignment import (
    MOST_NAMED,
    Rights,
    RoleAssignment,
    cautions_about,
)
from identity.queries.access.role_assignments import (
    NamedRoleAssignment,
    RoleAssignmentRow,
    WantedRoleAssignments,
    role_assignment,
    role_assignments_by_age,
)
from identity.store.store import IdentityStore
from policy.permissions.roles import SCOPES

router = APIRouter(prefix="/role-assignments", tags=["role assignments"])

_CLEARABLE = frozenset(SCOPES)
Scope = frozenset[UUID] | None
Discipline = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Disciplines = frozenset[Discipline] | None


class Caution(BaseModel):
    """Something to think about; nothing was refused for it."""

    slug: str = Field(examples=["receives-and-answers"])
    text: str


class RoleGiven(RoleAssignmentRow):
    """`cautions` are about this role beside the others that the person has at the agency."""

    cautions: list[Caution] = Field(default_factory=list)


class NewRoleAssignment(Body):
    """A scope left out or null means the whole agency."""

    person_id: UUID
    agency_id: UUID
    role: Role
    level: Level = Level.REGULAR
    program_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    site_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    destination_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    department_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    service_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    disciplines: Disciplines = Field(default=None, max_length=MOST_NAMED, examples=[["nursing"]])
    edit_invoicing_status: bool = False


class RoleAssignmentChange(Body):
    """What is left out stays as it is; a scope of null means the whole agency."""

    level: Level | None = None
    program_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    site_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    destination_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    department_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    service_ids: Scope = Field(default=None, max_length=MOST_NAMED)
    disciplines: Disciplines = Field(default=None, max_length=MOST_NAMED, examples=[["nursing"]])
    edit_invoicing_status: bool | None = None
    active: bool | None = None

    def applied_to(self, rights: Rights) -> Rights:
        given = self.model_dump(exclude_unset=True, exclude={"active"})
        return replace(
            rights,
            **{name: to for name, to in given.items() if to is not None or name in _CLEARABLE},
        )


@router.post("", status_code=201, response_model=RoleGiven)
async def assign(body: NewRoleAssignment, edge: InTransaction) -> Response:
    """Give a person a role; they can switch to it at once."""
    command = AssignRole(
        viewer=edge.viewer,
        person_id=body.person_id,
        agency_id=body.agency_id,
        rights=Rights(**body.model_dump(exclude={"person_id", "agency_id"})),
    )
    async with edge.transaction() as store:
        assignment = await assign_role(command, store)
        return edge.answer(
            await _given(assignment, store, edge.language),
            status_code=201,
            version=assignment.version_once_saved,
            location=f"/role-assignments/{assignment.id}",
        )


@router.get("")
async def list_role_assignments(
    edge: InTransaction,
    page: Page,
    *,
    agency_id: UUID | None = None,
    person_id: UUID | None = None,
    role: Role | None = None,
    active: bool | None = None,
) -> list[NamedRoleAssignment]:
    """The roles at the agencies that the viewer administers, oldest first."""
    wanted = WantedRoleAssignments(
        viewer=edge.viewer, agency_id=agency_id, person_id=person_id, role=role, active=active
    )
    async with edge.reading() as connection:
        rows = await role_assignments_by_age(
            connection, wanted, cursor=page.cursor, limit=page.limit_and_one
        )
    return page.of(rows, key=lambda row: row.key)


@router.get("/{id}", response_model=NamedRoleAssignment)
async def show_role_assignment(id: UUID, edge: InTransaction) -> Response:
    """One role of one person."""
    async with edge.reading() as connection:
        row = await role_assignment(connection, id, edge.viewer)
    return edge.answer(row, version=row.version)


@router.patch("/{id}", response_model=RoleGiven)
async def change(id: UUID, body: RoleAssignmentChange, edge: InTransaction) -> Response:
    """Change level or scope, or end the assignment; takes effect within ten minutes."""
    command = ChangeRoleAssignment(
        viewer=edge.viewer,
        id=id,
        change=body.applied_to,
        active=body.active,
        expected_version=edge.expected_version,
    )
    async with edge.transaction() as store:
        assignment = await change_role_assignment(command, store)
        return edge.answer(
            await _given(assignment, store, edge.language), version=assignment.version_once_saved
        )


async def _given(assignment: RoleAssignment, store: IdentityStore, language: str) -> RoleGiven:
    others = await store.role_assignments.of_person(assignment.person_id)
    return RoleGiven(
        **RoleAssignmentRow.of(assignment).model_dump(),
        cautions=[
            Caution(slug=caution.slug, text=caution.read_in(language))
            for caution in cautions_about(assignment, others)
        ],
    )

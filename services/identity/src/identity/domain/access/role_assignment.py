"""A role assignment: what a person may do for an agency, and with which part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent, Forbidden
from chassis.ids import new_id
from chassis.viewer import Level, Role, Viewer


class RoleNotAtAgency(DomainError):
    """Schools have placing coordinators; hospitals have the other roles."""

    slug = "role-not-at-agency"


class ScopeNotOfRole(DomainError):
    """Programs scope the placing side, sites and destinations the receiving side."""

    slug = "scope-not-of-role"


class OwnRights(Forbidden):
    """Nobody changes their own rights."""

    slug = "own-rights"


class RightsElsewhere(Forbidden):
    """The person also works elsewhere or administers Practica, so an administrator decides."""

    slug = "rights-elsewhere"


class RoleAlreadyAssigned(Conflict):
    """The person may do exactly this at this agency already. Facts: `role_assignment_id`."""

    slug = "role-already-assigned"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    assignment: "RoleAssignment"


_SCOPES: dict[Role, frozenset[str]] = {
    Role.PLACING_COORDINATOR: frozenset({"program_ids"}),
    Role.RECEIVING_COORDINATOR: frozenset({"site_ids"}),
    Role.DESTINATION_COORDINATOR: frozenset({"destination_ids"}),
    Role.SUPERVISOR: frozenset(),
    Role.ADMINISTRATOR: frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class Rights:
    """A scope of None means the whole agency; a set means only what it names."""

    role: Role
    level: Level = Level.REGULAR
    program_ids: frozenset[UUID] | None = None
    site_ids: frozenset[UUID] | None = None
    destination_ids: frozenset[UUID] | None = None
    edit_invoicing_status: bool = False

    def __post_init__(self) -> None:
        for scope in ("program_ids", "site_ids", "destination_ids"):
            if getattr(self, scope) is not None and scope not in _SCOPES[self.role]:
                raise ScopeNotOfRole(f"{scope} do not scope a {self.role}", field=scope)


@dataclass(eq=False, kw_only=True)
class RoleAssignment(Aggregate):
    person_id: UUID
    agency_id: UUID
    rights: Rights
    active: bool

    @classmethod
    def assign(
        cls, *, person_id: UUID, agency_id: UUID, rights: Rights, id: UUID | None = None
    ) -> Self:
        assignment = cls(
            id=id or new_id(), person_id=person_id, agency_id=agency_id, rights=rights, active=True
        )
        assignment.record(Recorded(assignment))
        return assignment

    def change(self, rights: Rights, *, active: bool) -> None:
        if (rights, active) == (self.rights, self.active):
            return
        self.rights, self.active = rights, active
        self.record(Recorded(self))

    def says_the_same_as(self, other: "RoleAssignment") -> bool:
        """Whether both let the same person do the same; one of them would be enough."""
        return (self.person_id, self.agency_id, self.rights) == (
            other.person_id,
            other.agency_id,
            other.rights,
        )

    def viewer(self, *, account_id: UUID, session_id: UUID) -> Viewer:
        """The person as other services see them while they act in this role."""
        rights = self.rights
        return Viewer(
            account_id=account_id,
            person_id=self.person_id,
            role_assignment_id=self.id,
            agency_id=self.agency_id,
            role=rights.role,
            level=rights.level,
            session_id=session_id,
            program_ids=rights.program_ids,
            site_ids=rights.site_ids,
            destination_ids=rights.destination_ids,
            edit_invoicing_status=rights.edit_invoicing_status,
        )


def expect_only_rights_at(assignments: Iterable[RoleAssignment], viewer: Viewer) -> None:
    """A local administrator who could reset this person's password would gain all that the person
    may do, so it has to be nothing beyond the viewer's own agency. Raises RightsElsewhere."""
    if viewer.role is Role.ADMINISTRATOR:
        return
    for assignment in assignments:
        elsewhere = assignment.agency_id != viewer.agency_id
        if assignment.active and (elsewhere or assignment.rights.role is Role.ADMINISTRATOR):
            raise RightsElsewhere("The person has rights beyond the viewer's agency")


def expect_said_once(assignment: RoleAssignment, others: Iterable[RoleAssignment]) -> None:
    """Two that say the same would be ended one by one, and the person keep the rights meanwhile.
    Raises RoleAlreadyAssigned."""
    for other in others:
        if other.id != assignment.id and other.active and other.says_the_same_as(assignment):
            raise RoleAlreadyAssigned("The person has this role", role_assignment_id=other.id)


class RoleAssignments(Protocol):
    """Who may do what."""

    def add(self, assignment: RoleAssignment) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> RoleAssignment: ...

    async def of_person(self, person_id: UUID) -> list[RoleAssignment]: ...

    async def usable_by(self, person_id: UUID) -> list[RoleAssignment]:
        """Those the person may act in now: active, at an active agency; oldest first, and none
        for a person who no longer works here."""
        ...

    async def has_administrator(self) -> bool:
        """Whether anybody administers the installation yet."""
        ...

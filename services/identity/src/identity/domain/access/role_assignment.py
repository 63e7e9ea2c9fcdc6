"""A role assignment: what a person may do for an agency, and with which part of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent, Forbidden
from chassis.ids import new_id
from chassis.viewer import Level, Role, Viewer
from identity.domain.access.rights import sees_every_agency
from policy.permissions import scope_beyond
from policy.permissions.reasons import Reason
from policy.permissions.roles import (
    ALWAYS_NARROWED_BY,
    NARROWED_BY,
    OF_THE_NETWORK,
    SCOPES,
    cautions,
    has_level,
)

MOST_NAMED: Final = 250
"""So many things fit into a token that every gateway passes on."""


class RoleNotAtAgency(DomainError):
    """Schools have placing coordinators; hospitals have the other roles."""

    slug = "role-not-at-agency"


class ScopeNotOfRole(DomainError):
    """Programs scope the placing side, sites and destinations the receiving side."""

    slug = "scope-not-of-role"


class ScopeMissing(DomainError):
    """A discipline contact has disciplines; and departments alone narrow no placements. Facts:
    `role`."""

    slug = "scope-missing"


class LevelNotOfRole(DomainError):
    """Local administrators are placing or receiving coordinators."""

    slug = "level-not-of-role"


class TooMuchNamed(DomainError):
    """Rights travel with every request, so they name only so much. Facts: `most`."""

    slug = "rights-name-too-much"


class OwnRights(Forbidden):
    """Nobody changes their own rights."""

    slug = "own-rights"


class RightsBeyondOwn(Forbidden):
    """Nobody gives, changes or takes away rights that reach further than their own. Facts:
    `scope`."""

    slug = "rights-beyond-own"


class AdministrationNotGiven(Forbidden):
    """Everybody starts as regular; who looks after the network makes local administrators."""

    slug = "administration-not-given"


class RightsElsewhere(Forbidden):
    """The person also works elsewhere or administers Practica, so an administrator decides."""

    slug = "rights-elsewhere"


class RoleAlreadyAssigned(Conflict):
    """The person may do exactly this at this agency already. Facts: `role_assignment_id`."""

    slug = "role-already-assigned"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    assignment: "RoleAssignment"


@dataclass(frozen=True, kw_only=True)
class Rights:
    """A scope of None means the whole agency; a set means only what it names, and of several
    scopes each has to hold."""

    role: Role
    level: Level = Level.REGULAR
    program_ids: frozenset[UUID] | None = None
    site_ids: frozenset[UUID] | None = None
    destination_ids: frozenset[UUID] | None = None
    department_ids: frozenset[UUID] | None = None
    service_ids: frozenset[UUID] | None = None
    disciplines: frozenset[str] | None = None
    edit_invoicing_status: bool = False

    def __post_init__(self) -> None:
        allowed = NARROWED_BY.get(self.role, frozenset())
        for scope in SCOPES:
            if getattr(self, scope) is not None and scope not in allowed:
                raise ScopeNotOfRole(f"{scope} do not scope a {self.role}", field=scope)

    @property
    def of_the_network(self) -> bool:
        """Whether they reach beyond the agency, so that only administrators give them."""
        return self.role in OF_THE_NETWORK

    @property
    def administers(self) -> bool:
        return self.level is Level.LOCAL_ADMINISTRATOR

    def expect_within_those_of(self, giver: Viewer) -> None:
        """Raises RightsBeyondOwn."""
        scopes = {scope: getattr(self, scope) for scope in SCOPES}
        beyond = scope_beyond(giver, self.role, scopes)
        if beyond is not None:
            raise RightsBeyondOwn(f"Wider in {beyond}", field=beyond, scope=beyond)

    def expect_sound(self) -> None:
        """Asked when rights are given, not when they are read. Raises ScopeMissing,
        LevelNotOfRole, TooMuchNamed."""
        if not has_level(self.role, self.level):
            raise LevelNotOfRole(f"A {self.role} is no {self.level}", field="level")
        missing = self._missing_scope()
        if missing is not None:
            raise ScopeMissing(f"A {self.role} needs {missing}", field=missing, role=self.role)
        if sum(len(getattr(self, scope) or ()) for scope in SCOPES) > MOST_NAMED:
            raise TooMuchNamed(f"More than {MOST_NAMED} things", most=MOST_NAMED)

    def _missing_scope(self) -> str | None:
        """Nothing but records of staff belongs to departments: who is given departments alone
        would see the placements of the whole agency."""
        needed = ALWAYS_NARROWED_BY.get(self.role)
        if needed is not None and not getattr(self, needed):
            return needed
        others = NARROWED_BY.get(self.role, frozenset()) - {"department_ids"}
        if self.department_ids is None or not others:
            return None
        named = any(getattr(self, scope) is not None for scope in others)
        return None if named else ("program_ids" if "program_ids" in others else "site_ids")


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
            department_ids=rights.department_ids,
            service_ids=rights.service_ids,
            disciplines=rights.disciplines,
            edit_invoicing_status=rights.edit_invoicing_status,
        )


def expect_only_rights_at(assignments: Iterable[RoleAssignment], viewer: Viewer) -> None:
    """A local administrator who could reset this person's password would gain all that the person
    may do, so it has to be nothing beyond the viewer's own. Raises RightsElsewhere and
    RightsBeyondOwn."""
    if sees_every_agency(viewer):
        return
    for assignment in assignments:
        elsewhere = assignment.agency_id != viewer.agency_id
        if assignment.active and (elsewhere or assignment.rights.of_the_network):
            raise RightsElsewhere("The person has rights beyond the viewer's agency")
        if assignment.active:
            assignment.rights.expect_within_those_of(viewer)


def expect_said_once(assignment: RoleAssignment, others: Iterable[RoleAssignment]) -> None:
    """Two that say the same would be ended one by one, and the person keep the rights meanwhile.
    Raises RoleAlreadyAssigned."""
    for other in others:
        if other.id != assignment.id and other.active and other.says_the_same_as(assignment):
            raise RoleAlreadyAssigned("The person has this role", role_assignment_id=other.id)


def cautions_about(
    assignment: RoleAssignment, others: Iterable[RoleAssignment]
) -> tuple[Reason, ...]:
    """What to think about now that the person has this role beside the others at the agency."""
    here = [
        other.rights.role
        for other in (assignment, *others)
        if other.active and other.agency_id == assignment.agency_id
    ]
    return cautions(here) if assignment.active else ()


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

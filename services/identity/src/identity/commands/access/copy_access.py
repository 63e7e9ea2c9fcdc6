"""Somebody is given what a colleague may do, as far as the one who gives it may give it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from chassis.domain import DomainError
from chassis.viewer import Level, Viewer
from identity.commands.access.assign_role import AssignRole, role_to_assign
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of, sees
from identity.domain.access.role_assignment import (
    OwnRights,
    RoleAlreadyAssigned,
    RoleAssignment,
)


class NothingToCopyFrom(DomainError):
    """Access is copied from somebody else."""

    slug = "nothing-to-copy-from"


class Outcome(StrEnum):
    GIVEN = "given"
    ALREADY_GIVEN = "already_given"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class CopyAccess:
    """A dry run only says what would be given."""

    viewer: Viewer
    person_id: UUID
    from_person_id: UUID
    dry_run: bool = False


@dataclass(frozen=True, kw_only=True)
class Copied:
    """What became of one role of the colleague. `assignment` is the one given, or, where none was,
    what would have been; `lowered` from local administrator to regular."""

    source: RoleAssignment
    assignment: RoleAssignment
    outcome: Outcome
    lowered: bool
    refusal: DomainError | None = None


async def copy_access(command: CopyAccess, store: Store) -> list[Copied]:
    """Each active role that the viewer may know of; everybody starts as regular.

    Raises OwnRights, NothingToCopyFrom, PersonInactive."""
    person = await store.people.get(command.person_id, command.viewer)
    expect_administrator_of(command.viewer, person.agency_id)
    if person.id == command.viewer.person_id:
        raise OwnRights("Nobody changes their own rights")
    person.expect_active()
    colleague = await store.people.get(command.from_person_id, command.viewer)
    if colleague.id == person.id:
        raise NothingToCopyFrom("The same person", field="from_person_id")
    given: set[tuple[UUID, object]] = set()
    copied: list[Copied] = []
    for source in await store.role_assignments.of_person(colleague.id):
        if source.active and sees(command.viewer, source.agency_id):
            one = await _copied(source, command, store, given)
            given.add((one.assignment.agency_id, one.assignment.rights))
            copied.append(one)
    return copied


async def _copied(
    source: RoleAssignment, command: CopyAccess, store: Store, given: set[tuple[UUID, object]]
) -> Copied:
    lowered = source.rights.level is Level.LOCAL_ADMINISTRATOR
    rights = replace(source.rights, level=Level.REGULAR) if lowered else source.rights
    wanted = RoleAssignment(
        id=source.id,
        person_id=command.person_id,
        agency_id=source.agency_id,
        rights=rights,
        active=True,
    )
    if (source.agency_id, rights) in given:
        return Copied(
            source=source, assignment=wanted, outcome=Outcome.ALREADY_GIVEN, lowered=lowered
        )
    assign = AssignRole(
        viewer=command.viewer,
        person_id=command.person_id,
        agency_id=source.agency_id,
        rights=rights,
    )
    try:
        assignment = await role_to_assign(assign, store)
    except RoleAlreadyAssigned:
        return Copied(
            source=source, assignment=wanted, outcome=Outcome.ALREADY_GIVEN, lowered=lowered
        )
    except DomainError as refusal:
        return Copied(
            source=source,
            assignment=wanted,
            outcome=Outcome.REFUSED,
            lowered=lowered,
            refusal=refusal,
        )
    if not command.dry_run:
        store.role_assignments.add(assignment)
    return Copied(source=source, assignment=assignment, outcome=Outcome.GIVEN, lowered=lowered)

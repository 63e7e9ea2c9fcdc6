"""A person is given a role at an agency."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator, expect_administrator_of
from identity.domain.access.role_assignment import (
    AdministrationNotGiven,
    OwnRights,
    Rights,
    RoleAssignment,
    RoleNotAtAgency,
    expect_said_once,
)
from identity.domain.agencies.agency import Agency
from policy.permissions import Action, may


@dataclass(frozen=True, kw_only=True)
class AssignRole:
    viewer: Viewer
    person_id: UUID
    agency_id: UUID
    rights: Rights
    id: UUID | None = None


async def assign_role(command: AssignRole, store: Store) -> RoleAssignment:
    """As `role_to_assign` says, and it counts."""
    assignment = await role_to_assign(command, store)
    store.role_assignments.add(assignment)
    return assignment


async def role_to_assign(command: AssignRole, store: Store) -> RoleAssignment:
    """Only administrators make administrators; local ones give roles to their own staff.
    Raises RoleAlreadyAssigned."""
    expect_administrator_of(command.viewer, command.agency_id)
    person = await store.people.get(command.person_id, command.viewer)
    person.expect_active()
    if person.id == command.viewer.person_id:
        raise OwnRights("Nobody changes their own rights", field="person_id")
    agency = await store.agencies.get(command.agency_id)
    agency.expect_active()
    expect_right_to_give(command.rights, agency, command.viewer)
    assignment = RoleAssignment.assign(
        person_id=person.id, agency_id=agency.id, rights=command.rights, id=command.id
    )
    expect_said_once(assignment, await store.role_assignments.of_person(person.id))
    return assignment


def expect_right_to_give(
    rights: Rights, agency: Agency, viewer: Viewer, *, administered: bool = False
) -> None:
    """`administered`: the person has been a local administrator in this role all along.

    Raises AdministratorsOnly, AdministrationNotGiven, RightsBeyondOwn, RoleNotAtAgency, and what
    Rights.expect_sound does."""
    rights.expect_sound()
    if rights.of_the_network:
        expect_administrator(viewer)
    if rights.administers and not administered and not may(viewer, Action.GRANT_ADMINISTRATION):
        raise AdministrationNotGiven("Local administrators are made elsewhere", field="level")
    rights.expect_within_those_of(viewer)
    if not agency.has_use_for(rights.role):
        raise RoleNotAtAgency(
            f"A {agency.facts.kind} agency has no {rights.role}", field="role", role=rights.role
        )

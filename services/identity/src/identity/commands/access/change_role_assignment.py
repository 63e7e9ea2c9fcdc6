"""A role assignment gets another level or scope, ends, or starts again."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.access.assign_role import expect_right_to_give
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator, expect_administrator_of
from identity.domain.access.role_assignment import (
    OwnRights,
    Rights,
    RoleAssignment,
    expect_said_once,
)


@dataclass(frozen=True, kw_only=True)
class ChangeRoleAssignment:
    """`change` makes the new rights out of the old; `active` of None leaves it as it is."""

    viewer: Viewer
    id: UUID
    change: Callable[[Rights], Rights]
    active: bool | None = None
    expected_version: int | None = None


async def change_role_assignment(command: ChangeRoleAssignment, store: Store) -> RoleAssignment:
    """Takes effect for the person at their next refresh, ten minutes from now at most.
    Raises RoleAlreadyAssigned if another one says the same, RightsBeyondOwn if the old or the new
    rights reach further than the viewer's, and AdministrationNotGiven."""
    assignment = await store.role_assignments.get(command.id, command.viewer)
    expect_administrator_of(command.viewer, assignment.agency_id)
    assignment.expect_version(command.expected_version)
    if assignment.person_id == command.viewer.person_id:
        raise OwnRights("Nobody changes their own rights")
    agency = await store.agencies.get(assignment.agency_id)
    if assignment.rights.of_the_network:
        expect_administrator(command.viewer)
    former = assignment.rights
    former.expect_within_those_of(command.viewer)
    rights = command.change(former)
    active = assignment.active if command.active is None else command.active
    if active or rights != former:
        administered = former.administers and assignment.active
        expect_right_to_give(rights, agency, command.viewer, administered=administered)
    assignment.change(rights, active=active)
    if active:
        others = await store.role_assignments.of_person(assignment.person_id)
        expect_said_once(assignment, others)
    return assignment

"""Somebody who supports others looks as one of them does; begun and ended in the ledger."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from chassis.domain import NotFound
from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.role_assignment import RoleAssignment
from identity.domain.access.view import CannotActNow, View, expect_may_view_as
from identity.domain.sign_in.session import SessionOver


@dataclass(frozen=True, kw_only=True)
class BeginView:
    viewer: Viewer
    role_assignment_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class OwnView:
    """One of the viewer's own views, to go on with or to end."""

    viewer: Viewer
    id: UUID


@dataclass(frozen=True, kw_only=True)
class Viewing:
    """`viewer` is whom the token is for: the other person, with the real viewer named."""

    view: View
    viewer: Viewer


async def begin_view(command: BeginView, store: Store) -> Viewing:
    """Raises NotFound, NeverAsAdministrator, SeesMore, CannotActNow and SessionOver."""
    viewer = command.viewer
    assignment = await store.role_assignments.get(command.role_assignment_id, viewer)
    await _expect_allowed(viewer, assignment, store)
    view = View.begin(viewer, assignment, reason=command.reason, now=store.now)
    store.views.add(view)
    return await _through(view, viewer, assignment, store)


async def go_on_viewing(command: OwnView, store: Store) -> Viewing:
    """A further token for a view that is not over; what was taken away meanwhile counts."""
    view = await _own(command, store)
    view.expect_open(store.now)
    assignment = await store.role_assignments.get(view.role_assignment_id, command.viewer)
    await _expect_allowed(command.viewer, assignment, store)
    return await _through(view, command.viewer, assignment, store)


async def end_view(command: OwnView, store: Store) -> None:
    (await _own(command, store)).finish(store.now)


async def end_overdue_views(store: Store, now: datetime) -> int:
    """So that the end is in the ledger even where nobody said goodbye."""
    overdue = await store.views.overdue(now)
    for view in overdue:
        view.finish(now)
    return len(overdue)


async def _own(command: OwnView, store: Store) -> View:
    view = await store.views.get(command.id)
    if view.viewer_account_id != command.viewer.account_id:
        raise NotFound(f"View {view.id} is not the viewer's own")
    return view


async def _expect_allowed(viewer: Viewer, assignment: RoleAssignment, store: Store) -> None:
    session = await store.sessions.get(viewer.session_id)
    if session.account_id != viewer.account_id or session.is_over(store.now):
        raise SessionOver("The session is over")
    expect_may_view_as(
        viewer, assignment, await store.role_assignments.of_person(assignment.person_id)
    )


async def _through(view: View, viewer: Viewer, assignment: RoleAssignment, store: Store) -> Viewing:
    account = await store.accounts.of_person(assignment.person_id)
    usable = await store.role_assignments.usable_by(assignment.person_id)
    if account is None or not account.enabled or assignment.id not in {one.id for one in usable}:
        raise CannotActNow("The person cannot act in this role", field="role_assignment_id")
    seen = assignment.viewer(account_id=account.id, session_id=viewer.session_id)
    return Viewing(view=view, viewer=replace(seen, real_viewer=view.seen_by(viewer)))

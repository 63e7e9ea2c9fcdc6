"""A person with several roles acts in another one, without signing in again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.domain import NotFound
from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.commands.sign_in.opening import seen_as
from identity.domain.sign_in.session import SessionOver


@dataclass(frozen=True, kw_only=True)
class SwitchRole:
    viewer: Viewer
    role_assignment_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoleSwitched:
    viewer: Viewer
    expires_at: datetime


async def switch_role(command: SwitchRole, store: Store) -> RoleSwitched:
    """Raises NotFound for a role that is not the person's own, or has ended."""
    session = await store.sessions.get(command.viewer.session_id)
    account = await store.accounts.acting(session.account_id)
    if session.is_over(store.now) or not account.enabled:
        raise SessionOver("The session is over")
    for assignment in await store.role_assignments.usable_by(session.person_id):
        if assignment.id == command.role_assignment_id:
            session.act_as(assignment.id)
            return RoleSwitched(viewer=seen_as(assignment, session), expires_at=session.expires_at)
    raise NotFound("The person has no such role", field="role_assignment_id")

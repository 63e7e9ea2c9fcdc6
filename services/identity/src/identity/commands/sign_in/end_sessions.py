"""Sessions are ended from elsewhere: one, all of one's own, or all of an account."""

from dataclasses import dataclass
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_may_at
from identity.domain.access.role_assignment import expect_only_rights_at
from identity.domain.sign_in.session import End
from policy.permissions import Action


@dataclass(frozen=True, kw_only=True)
class EndSession:
    viewer: Viewer
    id: UUID


@dataclass(frozen=True, kw_only=True)
class EndSessionsOfAccount:
    viewer: Viewer
    account_id: UUID


async def end_session(command: EndSession, store: Store) -> None:
    """Raises NotFound for a session of somebody else."""
    session = await store.sessions.own(command.id, command.viewer.account_id)
    session.finish(End.ENDED_ELSEWHERE, store.now)


async def sign_out_everywhere(viewer: Viewer, store: Store) -> None:
    """This session too."""
    for session in await store.sessions.open_of_account(viewer.account_id):
        session.finish(End.SIGNED_OUT, store.now)


async def end_sessions_of_account(command: EndSessionsOfAccount, store: Store) -> None:
    """For administrators of the account's agency."""
    account = await store.accounts.get(command.account_id, command.viewer)
    expect_may_at(command.viewer, Action.END_SESSIONS, account.agency_id)
    expect_only_rights_at(await store.role_assignments.of_person(account.person_id), command.viewer)
    for session in await store.sessions.open_of_account(account.id):
        session.finish(End.ENDED_BY_ADMINISTRATOR, store.now)

"""A client that is still in use brings its refresh token and gets the next one."""

from dataclasses import dataclass, field

from identity.commands.ports import Store
from identity.commands.sign_in.opening import SignedIn, seen_as
from identity.domain.access.role_assignment import RoleAssignment
from identity.domain.accounts.account import Account
from identity.domain.accounts.secrets_handed_out import Secret, fingerprint_of
from identity.domain.sign_in.session import End, Session


@dataclass(frozen=True, kw_only=True)
class RefreshSession:
    token: str = field(repr=False)


async def refresh_session(command: RefreshSession, store: Store) -> SignedIn | None:
    """None if the token is refused. Nothing is raised then: that a session ends because one of its
    tokens came twice has to be committed. Rights are read anew, so changes to them take effect."""
    presented = await store.sessions.presented(fingerprint_of(command.token))
    if presented is None:
        return None
    session = presented.session
    if not session.refresh(presented.generation, store.now):
        return None
    account = await store.accounts.acting(session.account_id)
    assignment = await _assignment_of(session, store)
    if assignment is None or not account.enabled:
        session.finish(End.ACCESS_WITHDRAWN, store.now)
        return None
    session.act_as(assignment.id)
    secret = Secret.fresh()
    store.sessions.remember(session, secret.fingerprint)
    await _leave_out_steps_taken(session, account, store)
    return SignedIn(
        viewer=seen_as(assignment, session), secret=secret, expires_at=session.expires_at
    )


async def _leave_out_steps_taken(session: Session, account: Account, store: Store) -> None:
    """In another session of the same person, perhaps. A text that is new since this session began
    is asked for at the next sign-in, not now."""
    if session.first_steps:
        text = await store.responsibilities.in_force()
        for step in session.first_steps - account.first_steps(text.version):
            session.take_step(step)


async def _assignment_of(session: Session, store: Store) -> RoleAssignment | None:
    """The role the session acts in; if that has ended, the first other one of the person."""
    usable = await store.role_assignments.usable_by(session.person_id)
    chosen = [one for one in usable if one.id == session.role_assignment_id]
    return next(iter(chosen + usable), None)

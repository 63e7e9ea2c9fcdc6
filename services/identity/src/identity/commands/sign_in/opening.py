"""Somebody has proved who they are: a session begins in the first role that they may act in."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from chassis.domain import Forbidden
from chassis.viewer import Viewer
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.domain.access.role_assignment import RoleAssignment
from identity.domain.accounts.account import Account
from identity.domain.accounts.secrets_handed_out import Secret
from identity.domain.mail.mail import MailKind
from identity.domain.sign_in.session import Session


class NoRole(Forbidden):
    """The person has no role in which they could act."""

    slug: ClassVar[str] = "no-role"


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who acts in which role, and the next refresh token."""

    viewer: Viewer
    secret: Secret
    expires_at: datetime


async def role_to_act_in(account: Account, store: Store) -> RoleAssignment:
    """The one that the person has had longest. Raises AccountDisabled,
    AccountDormant and NoRole."""
    account.expect_enabled()
    account.expect_awake(store.now.date())
    usable = await store.role_assignments.usable_by(account.person_id)
    if not usable:
        raise NoRole("The person has no active role")
    return usable[0]


def seen_as(assignment: RoleAssignment, session: Session) -> Viewer:
    """Who acts in the session, with the steps that are left before working here."""
    viewer = assignment.viewer(account_id=session.account_id, session_id=session.id)
    return replace(viewer, first_steps=session.first_steps)


async def open_session(
    account: Account, store: Store, *, device: str = "", identity_provider_id: UUID | None = None
) -> SignedIn:
    """The same end of every way to sign in; a device that is new is told to the person. Raises
    AccountDisabled, AccountDormant and NoRole."""
    assignment = await role_to_act_in(account, store)
    (await store.sign_in_attempts.under(account.sign_in_name)).forgive()
    account.signed_in(store.now)
    if await store.sessions.is_new_device(account.id, device):
        await tell(account, MailKind.NEW_DEVICE, store)
    session = Session.start(
        account_id=account.id,
        person_id=account.person_id,
        role_assignment_id=assignment.id,
        now=store.now,
        device=device,
        first_steps=account.first_steps((await store.responsibilities.in_force()).version),
    )
    session.identity_provider_id = identity_provider_id
    secret = Secret.fresh()
    store.sessions.add(session)
    store.sessions.remember(session, secret.fingerprint)
    return SignedIn(
        viewer=seen_as(assignment, session), secret=secret, expires_at=session.expires_at
    )

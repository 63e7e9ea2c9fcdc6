"""The password was right: a session begins in the first role that the person may act in."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from chassis.domain import Forbidden
from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.accounts.secrets_handed_out import Secret
from identity.domain.sign_in.session import Session


class NoRole(Forbidden):
    """The person has no role in which they could act."""

    slug: ClassVar[str] = "no-role"


@dataclass(frozen=True, kw_only=True)
class CompleteSignIn:
    """`password_hash` is a new hash of the same password, where the old one was too cheap."""

    account_id: UUID
    compared_hash: str = field(repr=False)
    password_hash: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who acts in which role, and the next refresh token."""

    viewer: Viewer
    secret: Secret
    expires_at: datetime


async def complete_sign_in(command: CompleteSignIn, store: Store) -> SignedIn | None:
    """None if the password was changed between the comparison and now."""
    account = await store.accounts.to_sign_in(command.account_id)
    if account.password_hash != command.compared_hash:
        return None
    account.expect_enabled()
    usable = await store.role_assignments.usable_by(account.person_id)
    if not usable:
        raise NoRole("The person has no active role")
    (await store.sign_in_attempts.under(account.sign_in_name)).forgive()
    if command.password_hash is not None:
        account.set_password(command.password_hash)
    account.signed_in(store.now)
    assignment = usable[0]
    session = Session.start(
        account_id=account.id,
        person_id=account.person_id,
        role_assignment_id=assignment.id,
        now=store.now,
    )
    secret = Secret.fresh()
    store.sessions.add(session)
    store.sessions.remember(session, secret.fingerprint)
    viewer = assignment.viewer(account_id=account.id, session_id=session.id)
    return SignedIn(viewer=viewer, secret=secret, expires_at=session.expires_at)

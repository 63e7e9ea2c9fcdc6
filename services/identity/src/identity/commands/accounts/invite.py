"""A person is invited to set a password: the first one, or a new one after losing the old."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import expect_only_rights_at
from identity.domain.accounts.invitation import Invitation
from identity.domain.accounts.secrets_handed_out import Secret


@dataclass(frozen=True, kw_only=True)
class Invite:
    viewer: Viewer
    account_id: UUID


@dataclass(frozen=True, kw_only=True)
class Invited:
    """The secret is handed over once; nobody can look it up again."""

    secret: Secret
    expires_at: datetime


async def invite(command: Invite, store: Store) -> Invited:
    """The newest invitation replaces those before it."""
    account = await store.accounts.get(command.account_id, command.viewer)
    expect_administrator_of(command.viewer, account.agency_id)
    expect_only_rights_at(await store.role_assignments.of_person(account.person_id), command.viewer)
    account.expect_enabled()
    for former in await store.invitations.open_of_account(account.id):
        former.replace(store.now)
    secret = Secret.fresh()
    invitation = Invitation.issue(
        account_id=account.id,
        invited_by=command.viewer.account_id,
        fingerprint=secret.fingerprint,
        now=store.now,
    )
    store.invitations.add(invitation)
    return Invited(secret=secret, expires_at=invitation.expires_at)

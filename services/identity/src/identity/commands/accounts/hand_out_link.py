"""A new link with which a person sets a password; those before it are worth nothing any more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from identity.commands.ports import Store
from identity.domain.accounts.account import Account
from identity.domain.accounts.invitation import Invitation, Purpose
from identity.domain.accounts.secrets_handed_out import Secret


@dataclass(frozen=True, kw_only=True)
class Link:
    """The secret is handed over or mailed once; nobody can look it up again."""

    secret: Secret
    expires_at: datetime


async def hand_out_link(account: Account, purpose: Purpose, asked_by: UUID, store: Store) -> Link:
    for former in await store.invitations.open_of_account(account.id):
        former.replace(store.now)
    secret = Secret.fresh()
    invitation = Invitation.issue(
        account_id=account.id,
        invited_by=asked_by,
        fingerprint=secret.fingerprint,
        now=store.now,
        purpose=purpose,
    )
    store.invitations.add(invitation)
    return Link(secret=secret, expires_at=invitation.expires_at)

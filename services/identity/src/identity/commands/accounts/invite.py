"""A person is invited to set a password: the first one, or a new one after losing the old."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.viewer import Viewer
from identity.commands.accounts.hand_out_link import hand_out_link
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import expect_only_rights_at
from identity.domain.accounts.invitation import Purpose
from identity.domain.accounts.secrets_handed_out import Secret
from identity.domain.mail.mail import MailKind


@dataclass(frozen=True, kw_only=True)
class Invite:
    """The link is mailed to the person; `hand_over` gives it to the administrator instead, for
    whom no mail reaches, and the person is told that somebody has it."""

    viewer: Viewer
    account_id: UUID
    hand_over: bool = False


@dataclass(frozen=True, kw_only=True)
class Invited:
    """The secret is None where it was mailed: then only the person ever sees it."""

    secret: Secret | None
    expires_at: datetime


async def invite(command: Invite, store: Store) -> Invited:
    """The newest invitation replaces those before it."""
    account = await store.accounts.get(command.account_id, command.viewer)
    expect_administrator_of(command.viewer, account.agency_id)
    expect_only_rights_at(await store.role_assignments.of_person(account.person_id), command.viewer)
    account.expect_enabled()
    asked_by = command.viewer.account_id
    link = await hand_out_link(account, Purpose.INVITATION, asked_by, store)
    if command.hand_over:
        await tell(account, MailKind.LINK_HANDED_OVER, store)
        return Invited(secret=link.secret, expires_at=link.expires_at)
    await tell(
        account,
        MailKind.INVITATION,
        store,
        secret=link.secret,
        useless_after=link.expires_at,
    )
    return Invited(secret=None, expires_at=link.expires_at)

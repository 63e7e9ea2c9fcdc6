"""A person sets their password with the link that was handed to them."""

from dataclasses import dataclass, field

from identity.commands.accounts.choosing import expect_good_choice
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.domain.accounts.account import Account
from identity.domain.accounts.invitation import Invitation, InvitationInvalid
from identity.domain.accounts.secrets_handed_out import fingerprint_of
from identity.domain.mail.mail import MailKind
from identity.domain.sign_in.session import End


@dataclass(frozen=True, kw_only=True)
class AcceptInvitation:
    token: str = field(repr=False)
    password: str = field(repr=False)


async def check_invitation(command: AcceptInvitation, store: Store) -> None:
    """First the link and the password are checked, so that hashing is not done for nothing."""
    _, account = await _opened(command, store)
    await expect_good_choice(command.password, account, store)


async def accept_invitation(command: AcceptInvitation, store: Store, password_hash: str) -> None:
    """Then the link is used up. Every open session ends, and failed sign-ins are forgiven."""
    invitation, account = await _opened(command, store)
    await expect_good_choice(command.password, account, store)
    had_one = account.password_hash is not None
    invitation.accept(store.now)
    account.set_password(password_hash)
    for session in await store.sessions.open_of_account(account.id):
        session.finish(End.PASSWORD_CHANGED, store.now)
    (await store.sign_in_attempts.under(account.sign_in_name)).forgive()
    if had_one:
        await tell(account, MailKind.PASSWORD_CHANGED, store)


async def _opened(command: AcceptInvitation, store: Store) -> tuple[Invitation, Account]:
    invitation = await store.invitations.with_fingerprint(fingerprint_of(command.token))
    if invitation is None:
        raise InvitationInvalid("No such invitation", field="token")
    invitation.expect_open(store.now)
    account = await store.accounts.to_sign_in(invitation.account_id)
    account.expect_enabled()
    return invitation, account

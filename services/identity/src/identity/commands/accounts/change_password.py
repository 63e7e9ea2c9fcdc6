"""Somebody who is signed in changes the password; the present one is asked for again."""

from dataclasses import dataclass, field

from chassis.viewer import Viewer
from identity.commands.accounts.choosing import expect_good_choice
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.proving import password_proved
from identity.domain.mail.mail import MailKind
from identity.domain.sign_in.session import End


@dataclass(frozen=True, kw_only=True)
class ChangePassword:
    viewer: Viewer
    password: str = field(repr=False)


async def check_new_password(command: ChangePassword, store: Store) -> None:
    """Before anything is hashed."""
    account = await store.accounts.acting(command.viewer.account_id)
    await expect_good_choice(command.password, account, store)


async def change_password(
    command: ChangePassword, store: Store, *, compared_hash: str, password_hash: str
) -> None:
    """Every other session ends; this one stays. Raises SignInRefused if another change came
    first."""
    account = await password_proved(command.viewer, compared_hash, store)
    account.set_password(password_hash)
    (await store.sign_in_attempts.under(account.sign_in_name)).forgive()
    for session in await store.sessions.open_of_account(account.id):
        if session.id != command.viewer.session_id:
            session.finish(End.PASSWORD_CHANGED, store.now)
    await tell(account, MailKind.PASSWORD_CHANGED, store)

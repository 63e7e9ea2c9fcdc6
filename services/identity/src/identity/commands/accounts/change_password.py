"""Somebody who is signed in changes the password; the present one is asked for again."""

from dataclasses import dataclass, field

from chassis.viewer import Viewer
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.begin_sign_in import BeginSignIn, SignInBegun, begin_sign_in
from identity.domain.mail.mail import MailKind
from identity.domain.sign_in.password import expect_good_password
from identity.domain.sign_in.session import End
from identity.domain.sign_in.sign_in_attempts import SignInRefused


@dataclass(frozen=True, kw_only=True)
class ChangePassword:
    viewer: Viewer
    password: str = field(repr=False)


async def begin_proof(viewer: Viewer, store: Store) -> SignInBegun:
    """What to compare the present password with. It counts as an attempt, as signing in does: a
    session left open is no way to guess."""
    account = await store.accounts.acting(viewer.account_id)
    return await begin_sign_in(BeginSignIn(email=account.sign_in_name), store)


async def check_new_password(command: ChangePassword, store: Store) -> None:
    """Before anything is hashed."""
    account = await store.accounts.acting(command.viewer.account_id)
    expect_good_password(
        command.password, sign_in_name=account.sign_in_name, breached=store.breached_passwords
    )


async def change_password(
    command: ChangePassword, store: Store, *, compared_hash: str, password_hash: str
) -> None:
    """Every other session ends; this one stays. Raises SignInRefused if another change came
    first."""
    account = await store.accounts.to_sign_in(command.viewer.account_id)
    if account.password_hash != compared_hash:
        raise SignInRefused("The password was changed meanwhile")
    account.set_password(password_hash)
    (await store.sign_in_attempts.under(account.sign_in_name)).forgive()
    for session in await store.sessions.open_of_account(account.id):
        if session.id != command.viewer.session_id:
            session.finish(End.PASSWORD_CHANGED, store.now)
    await tell(account, MailKind.PASSWORD_CHANGED, store)

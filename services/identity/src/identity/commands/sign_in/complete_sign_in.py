"""The password was right: a session begins, unless a second step has to come first."""

from dataclasses import dataclass, field
from uuid import UUID

from identity.commands.factors.second_step import SecondStep, second_step_of
from identity.commands.ports import Store
from identity.commands.sign_in.opening import NoRole, SignedIn, open_session, role_to_act_in
from identity.domain.sign_in.sign_in_attempts import SignInRefused

__all__ = ["CompleteSignIn", "NoRole", "SecondStep", "SignedIn", "complete_sign_in"]


@dataclass(frozen=True, kw_only=True)
class CompleteSignIn:
    """`password_hash` is a new hash of the same password, where the old one was too cheap."""

    name: str = field(repr=False)
    account_id: UUID
    compared_hash: str = field(repr=False)
    password_hash: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)
    device: str = ""


async def complete_sign_in(command: CompleteSignIn, store: Store) -> SignedIn | SecondStep:
    """With a second step to come the attempt counts no more, but those before it still do. Raises
    SignInRefused if the password was changed since the comparison, AccountDisabled and NoRole."""
    if command.address is not None:
        (await store.address_attempts.from_(command.address)).take_back()
    (await store.sign_in_attempts.under(command.name)).take_back()
    account = await store.accounts.to_sign_in(command.account_id)
    if account.password_hash != command.compared_hash:
        raise SignInRefused("The password was changed meanwhile")
    await role_to_act_in(account, store)
    if command.password_hash is not None:
        account.set_password(command.password_hash)
    second_step = await second_step_of(account, store)
    return second_step or await open_session(account, store, device=command.device)

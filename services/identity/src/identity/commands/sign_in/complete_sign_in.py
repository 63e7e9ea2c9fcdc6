"""The password was right: a session begins, unless a second step has to come first."""

from dataclasses import dataclass, field
from uuid import UUID

from identity.commands.ports import Store
from identity.commands.sign_in.opening import NoRole, SignedIn, open_session

__all__ = ["CompleteSignIn", "NoRole", "SignedIn", "complete_sign_in"]


@dataclass(frozen=True, kw_only=True)
class CompleteSignIn:
    """`password_hash` is a new hash of the same password, where the old one was too cheap."""

    account_id: UUID
    compared_hash: str = field(repr=False)
    password_hash: str | None = field(default=None, repr=False)


async def complete_sign_in(command: CompleteSignIn, store: Store) -> SignedIn | None:
    """None if the password was changed between the comparison and now."""
    account = await store.accounts.to_sign_in(command.account_id)
    if account.password_hash != command.compared_hash:
        return None
    signed_in = await open_session(account, store)
    if command.password_hash is not None:
        account.set_password(command.password_hash)
    return signed_in

"""Somebody wants to sign in: their attempt is counted, and what to compare with is looked up."""

from dataclasses import dataclass, field
from uuid import UUID

from identity.commands.ports import Store
from identity.domain.accounts.account import sign_in_name


@dataclass(frozen=True, kw_only=True)
class BeginSignIn:
    """`address` is the one that the gateway saw; None where it says nothing, as for somebody who is
    signed in already and proves the password again."""

    email: str = field(repr=False)
    address: str | None = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class SignInBegun:
    """Account and hash are None where no such account can sign in with a password, as one of an
    agency that demands single sign-on; the edge then compares with a dummy."""

    name: str = field(repr=False)
    account_id: UUID | None
    password_hash: str | None = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class FailSignIn:
    name: str = field(repr=False)
    address: str | None = field(default=None, repr=False)


async def begin_sign_in(command: BeginSignIn, store: Store) -> SignInBegun:
    """Raises SignInLocked, AddressSlowed and AttemptsUnderWay. The password is compared afterwards,
    outside of any transaction; how that ended has to be told."""
    if command.address is not None:
        (await store.address_attempts.from_(command.address)).begin(store.now)
    name = sign_in_name(command.email)
    attempts = await store.sign_in_attempts.under(name)
    account = await store.accounts.named(name)
    attempts.begin(store.now, account_id=account.id if account else None)
    elsewhere = await store.identity_providers.demanded_of(account)
    if account is None or account.password_hash is None or elsewhere:
        return SignInBegun(name=name, account_id=None, password_hash=None)
    return SignInBegun(name=name, account_id=account.id, password_hash=account.password_hash)


async def fail_sign_in(command: FailSignIn, store: Store) -> None:
    """The password was wrong, or nothing came of it."""
    if command.address is not None:
        (await store.address_attempts.from_(command.address)).fail(store.now)
    (await store.sign_in_attempts.under(command.name)).fail(store.now)

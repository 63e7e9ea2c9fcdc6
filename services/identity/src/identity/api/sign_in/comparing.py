"""A password is compared, and how that ended is counted: the one place where it is."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from chassis.domain import DomainError
from identity.api.sign_in.desk import Desk
from identity.commands.sign_in.begin_sign_in import FailSignIn, SignInBegun, fail_sign_in
from identity.domain.sign_in.sign_in_attempts import SignInRefused
from identity.store.store import IdentityStore


@dataclass(frozen=True, kw_only=True)
class Compared:
    """`better_hash` is a new hash of the same password, where the kept one was too cheap."""

    name: str = field(repr=False)
    account_id: UUID
    compared_hash: str = field(repr=False)
    better_hash: str | None = field(repr=False)


@asynccontextmanager
async def compared(
    password: str,
    desk: Desk,
    begin: Callable[[IdentityStore], Awaitable[SignInBegun]],
    *,
    address: str | None = None,
) -> AsyncIterator[Compared]:
    """What the right password was given for is done inside, and takes the attempt back there;
    whatever is refused counts as a failure. Raises SignInRefused, SignInLocked, AddressSlowed and
    AttemptsUnderWay."""
    begun = await desk.in_turn(begin)
    try:
        right, better_hash = await desk.passwords.verify(password, begun.password_hash)
        if not right or begun.account_id is None or begun.password_hash is None:
            raise SignInRefused("The address or the password is wrong")
        yield Compared(
            name=begun.name,
            account_id=begun.account_id,
            compared_hash=begun.password_hash,
            better_hash=better_hash,
        )
    except DomainError:
        async with desk.database.transaction() as store:
            await fail_sign_in(FailSignIn(name=begun.name, address=address), store)
        raise

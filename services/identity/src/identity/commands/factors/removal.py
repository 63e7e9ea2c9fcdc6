"""A second factor is taken off: by its person, who proves again who they are, or for them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from chassis.domain import Conflict
from chassis.viewer import Viewer
from identity.commands.factors.second_step import is_demanded
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.proving import expect_recent_proof
from identity.domain.access.rights import expect_administrator_of
from identity.domain.access.role_assignment import expect_only_rights_at
from identity.domain.accounts.account import Account
from identity.domain.factors.second_factor import OwnSecondFactor, SecondFactorDemanded
from identity.domain.mail.mail import MailKind
from identity.domain.sign_in.session import End


class NoSecondFactor(Conflict):
    """There is no second factor, so there is nothing to recover or to take off."""

    slug: ClassVar[str] = "no-second-factor"


@dataclass(frozen=True, kw_only=True)
class ResetSecondFactor:
    viewer: Viewer
    account_id: UUID


async def remove_app(viewer: Viewer, store: Store) -> None:
    """Raises ProofNeeded, NoSecondFactor, and SecondFactorDemanded for the last factor."""
    account = await expect_recent_proof(viewer, store, again=True)
    factor = await store.second_factors.of(account)
    if not factor.has_app:
        raise NoSecondFactor("No app is enrolled")
    await expect_not_the_last(account, store)
    factor.remove_app()
    await forget_codes_without_factor(account, store)
    await tell(account, MailKind.SECOND_FACTOR_REMOVED, store)


async def renew_recovery_codes(viewer: Viewer, store: Store) -> tuple[str, ...]:
    """Raises ProofNeeded and NoSecondFactor."""
    account = await expect_recent_proof(viewer, store, again=True)
    factor = await store.second_factors.of(account)
    if not await _factors_of(account, store):
        raise NoSecondFactor("There is no second factor")
    await tell(account, MailKind.RECOVERY_CODES_RENEWED, store)
    return factor.renew_recovery_codes()


async def reset_second_factor(command: ResetSecondFactor, store: Store) -> None:
    """For a colleague who lost phone and paper: all factors go, and every session ends. Raises
    OwnSecondFactor: whoever stole a session must not get rid of what keeps them out."""
    viewer = command.viewer
    account = await store.accounts.get(command.account_id, viewer)
    expect_administrator_of(viewer, account.agency_id)
    if account.id == viewer.account_id:
        raise OwnSecondFactor("Somebody else has to do it")
    expect_only_rights_at(await store.role_assignments.of_person(account.person_id), viewer)
    if not await _factors_of(account, store):
        raise NoSecondFactor("There is no second factor")
    factor = await store.second_factors.of(account)
    factor.remove_app()
    factor.forget_recovery_codes()
    for passkey in await store.passkeys.of_account(account.id):
        passkey.remove(store.now)
    for session in await store.sessions.open_of_account(account.id):
        session.finish(End.ACCESS_WITHDRAWN, store.now)
    await tell(account, MailKind.SECOND_FACTOR_RESET, store)


async def expect_not_the_last(account: Account, store: Store) -> None:
    """Raises SecondFactorDemanded."""
    if await _factors_of(account, store) == 1 and await is_demanded(account, store):
        raise SecondFactorDemanded("The agency demands a second factor")


async def forget_codes_without_factor(account: Account, store: Store) -> None:
    """Recovery codes stand for another factor; without one they would be one themselves."""
    factor = await store.second_factors.of(account)
    if not await _factors_of(account, store):
        factor.forget_recovery_codes()


async def _factors_of(account: Account, store: Store) -> int:
    factor = await store.second_factors.find(account.id)
    passkeys = await store.passkeys.of_account(account.id)
    left = sum(passkey.removed_at is None for passkey in passkeys)
    return left + (factor is not None and factor.has_app)

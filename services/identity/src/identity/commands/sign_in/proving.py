"""Somebody who is signed in proves again who they are, before what a thief would do first."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import ClassVar, Final

from chassis.domain import Forbidden
from chassis.viewer import Viewer
from identity.commands.factors.passkeys import Answer, Devices, answered
from identity.commands.factors.proofs import code_proves
from identity.commands.ports import Store
from identity.commands.sign_in.begin_sign_in import BeginSignIn, SignInBegun, begin_sign_in
from identity.domain.accounts.account import Account
from identity.domain.factors.second_factor import Vault
from identity.domain.sign_in.session import SessionOver
from identity.domain.sign_in.sign_in_attempts import SignInRefused

RECENT: Final = timedelta(minutes=10)


class ProofNeeded(Forbidden):
    """Prove again who you are, with the password or another factor, and then repeat this."""

    slug: ClassVar[str] = "proof-needed"


@dataclass(frozen=True, kw_only=True)
class ProveByCode:
    viewer: Viewer
    code: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ProveByPasskey:
    viewer: Viewer
    answer: Answer = field(repr=False)


async def expect_recent_proof(viewer: Viewer, store: Store, *, again: bool = False) -> Account:
    """The viewer's own account. `again` asks for a proof since the sign-in, which otherwise counts
    as one itself. Raises ProofNeeded and SessionOver."""
    account = await _own_account(viewer, store)
    session = await store.sessions.get(viewer.session_id)
    proved = await store.proofs.last_of(session.id) or (None if again else session.started_at)
    if proved is None or store.now - proved >= RECENT:
        raise ProofNeeded("The last proof is too old")
    return account


async def begin_password_proof(viewer: Viewer, store: Store) -> SignInBegun:
    """What to compare the present password with. It counts as an attempt, as signing in does: a
    session left open is no way to guess."""
    account = await store.accounts.acting(viewer.account_id)
    return await begin_sign_in(BeginSignIn(email=account.sign_in_name), store)


async def password_proved(viewer: Viewer, compared_hash: str, store: Store) -> Account:
    """The viewer's own account. Raises SignInRefused if the password was changed meanwhile."""
    account = await store.accounts.to_sign_in(viewer.account_id)
    if account.password_hash != compared_hash:
        raise SignInRefused("The password was changed meanwhile")
    (await store.sign_in_attempts.under(account.sign_in_name)).take_back()
    return account


async def prove_by_password(viewer: Viewer, compared_hash: str, store: Store) -> None:
    """Failures before stay counted: a session is no second factor."""
    await _own_account(viewer, store)
    await password_proved(viewer, compared_hash, store)
    await store.proofs.note(await store.sessions.get(viewer.session_id), store.now)


async def prove_by_code(command: ProveByCode, store: Store, vault: Vault) -> bool:
    """False for a wrong code, of which the count has to be committed."""
    account = await _own_account(command.viewer, store)
    attempts = await store.sign_in_attempts.under(account.sign_in_name)
    attempts.begin(store.now, account_id=account.id)
    if not await code_proves(command.code, account, store, vault):
        attempts.fail(store.now)
        return False
    attempts.take_back()
    await store.proofs.note(await store.sessions.get(command.viewer.session_id), store.now)
    return True


async def prove_by_passkey(command: ProveByPasskey, store: Store, devices: Devices) -> bool:
    """False for an answer that proves nothing, or proves somebody else."""
    account = await _own_account(command.viewer, store)
    proved = await answered(command.answer, store, devices)
    if proved is None or proved.id != account.id:
        return False
    await store.proofs.note(await store.sessions.get(command.viewer.session_id), store.now)
    return True


async def _own_account(viewer: Viewer, store: Store) -> Account:
    session = await store.sessions.get(viewer.session_id)
    account = await store.accounts.to_sign_in(session.account_id)
    if account.id != viewer.account_id or session.is_over(store.now) or not account.enabled:
        raise SessionOver("The session is over")
    return account

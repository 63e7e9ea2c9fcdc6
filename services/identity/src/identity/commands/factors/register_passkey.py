"""A person adds a passkey to their account, renames it, or takes it off."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chassis.domain import NotFound
from chassis.viewer import Viewer
from identity.commands.factors.enrolment import first_recovery_codes
from identity.commands.factors.passkeys import Answer, Devices, new_challenge, used_up
from identity.commands.factors.removal import expect_not_the_last, forget_codes_without_factor
from identity.commands.mail.tell import tell
from identity.commands.ports import Store
from identity.commands.sign_in.proving import expect_recent_proof
from identity.domain.factors.challenge import Asked
from identity.domain.factors.passkey import (
    MOST,
    Passkey,
    PasskeyKnown,
    PasskeyNotAccepted,
    TooManyPasskeys,
)
from identity.domain.mail.mail import MailKind


@dataclass(frozen=True, kw_only=True)
class RegisterPasskey:
    viewer: Viewer
    name: str
    answer: Answer = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class OwnPasskey:
    viewer: Viewer
    id: UUID
    expected_version: int | None = None


@dataclass(frozen=True, kw_only=True)
class Registered:
    passkey: Passkey
    recovery_codes: tuple[str, ...] = field(repr=False)


async def ask_for_new_passkey(viewer: Viewer, store: Store, devices: Devices) -> dict[str, Any]:
    """Raises ProofNeeded and TooManyPasskeys."""
    account = await expect_recent_proof(viewer, store)
    known = await store.passkeys.of_account(account.id)
    if len(known) >= MOST:
        raise TooManyPasskeys("The account has enough passkeys", most=MOST)
    return devices.new_passkey(account, known, new_challenge(Asked.NEW_PASSKEY, store, account))


async def register_passkey(command: RegisterPasskey, store: Store, devices: Devices) -> Registered:
    """Answers recovery codes with the first factor. Raises ProofNeeded, PasskeyNotAccepted and
    PasskeyKnown."""
    account = await expect_recent_proof(command.viewer, store)
    asked = await used_up(command.answer, Asked.NEW_PASSKEY, store, devices)
    if asked is None or asked[1].account_id != account.id:
        raise PasskeyNotAccepted("It answers no question of ours", field="credential")
    credential = devices.made(command.answer, asked[0])
    if credential is None:
        raise PasskeyNotAccepted("The answer proves nothing", field="credential")
    if await store.passkeys.with_credential_id(credential.credential_id) is not None:
        raise PasskeyKnown("The passkey is registered")
    passkey = Passkey.register(credential, account, name=command.name, now=store.now)
    store.passkeys.add(passkey)
    await tell(account, MailKind.SECOND_FACTOR_ADDED, store)
    codes = await first_recovery_codes(account, store)
    return Registered(passkey=passkey, recovery_codes=codes)


async def rename_passkey(command: OwnPasskey, name: str, store: Store) -> Passkey:
    passkey = await _own(command, store)
    passkey.rename(name)
    return passkey


async def remove_passkey(command: OwnPasskey, store: Store) -> None:
    """Raises ProofNeeded, and SecondFactorDemanded for the last factor."""
    account = await expect_recent_proof(command.viewer, store, again=True)
    passkey = await _own(command, store)
    await expect_not_the_last(account, store)
    passkey.remove(store.now)
    await forget_codes_without_factor(account, store)
    await tell(account, MailKind.SECOND_FACTOR_REMOVED, store)


async def _own(command: OwnPasskey, store: Store) -> Passkey:
    for passkey in await store.passkeys.of_account(command.viewer.account_id):
        if passkey.id == command.id:
            passkey.expect_version(command.expected_version)
            return passkey
    raise NotFound(f"Passkey {command.id} is not one of the viewer's")

"""Passkeys: answering a challenge with one, which proves device and person at once."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from identity.commands.ports import Store
from identity.commands.sign_in.opening import SignedIn, open_session
from identity.domain.accounts.account import Account
from identity.domain.factors.challenge import Asked, Challenge
from identity.domain.factors.passkey import NewCredential, Passkey

Answer = Mapping[str, Any]
"""What a browser's `navigator.credentials` answered, as JSON."""
_CHALLENGE: Final = 32


class Devices(Protocol):
    """What devices are asked, and what their answers prove."""

    def any_passkey(self, challenge: bytes) -> dict[str, Any]: ...

    def new_passkey(
        self, account: Account, known: list[Passkey], challenge: bytes
    ) -> dict[str, Any]: ...

    def challenge_in(self, credential: Answer) -> bytes | None: ...

    def credential_id_in(self, credential: Answer) -> bytes | None: ...

    def made(self, credential: Answer, challenge: bytes) -> NewCredential | None: ...

    def proved(self, credential: Answer, passkey: Passkey, challenge: bytes) -> int | None: ...


async def ask_for_passkey(store: Store, devices: Devices) -> dict[str, Any]:
    """Of anybody: which account it is, the answer says."""
    return devices.any_passkey(new_challenge(Asked.PASSKEY, store, None))


@dataclass(frozen=True, kw_only=True)
class SignInByPasskey:
    answer: Answer = field(repr=False)
    device: str = ""


async def sign_in_by_passkey(
    command: SignInByPasskey, store: Store, devices: Devices
) -> SignedIn | None:
    """None for an answer that proves nothing; that its challenge is used up, or the passkey
    suspended, has to be committed. Raises AccountDisabled and NoRole."""
    account = await answered(command.answer, store, devices)
    if account is None:
        return None
    return await open_session(account, store, device=command.device)


async def answered(answer: Answer, store: Store, devices: Devices) -> Account | None:
    """Whose passkey answered a challenge of ours, for the first time and in time."""
    challenge = await used_up(answer, Asked.PASSKEY, store, devices)
    credential_id = devices.credential_id_in(answer)
    if challenge is None or credential_id is None:
        return None
    passkey = await store.passkeys.with_credential_id(credential_id)
    count = devices.proved(answer, passkey, challenge[0]) if passkey else None
    if passkey is None or count is None or not passkey.use(count, store.now):
        return None
    return await store.accounts.to_sign_in(passkey.account_id)


def new_challenge(asked: Asked, store: Store, account: Account | None) -> bytes:
    text = secrets.token_bytes(_CHALLENGE)
    challenge = Challenge(
        fingerprint=hashlib.sha256(text).digest(),
        asked=asked,
        created_at=store.now,
        account_id=account.id if account else None,
    )
    store.challenges.add(challenge)
    return text


async def used_up(
    answer: Answer, asked: Asked, store: Store, devices: Devices
) -> tuple[bytes, Challenge] | None:
    """The challenge that the device says to answer, if it was open until now."""
    text = devices.challenge_in(answer)
    challenge = await store.challenges.asked(hashlib.sha256(text).digest()) if text else None
    if text is None or challenge is None or not challenge.is_open(asked, store.now):
        return None
    await store.challenges.close(challenge)
    return text, challenge

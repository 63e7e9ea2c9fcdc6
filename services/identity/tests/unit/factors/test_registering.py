"""A challenge belongs to the account that asked for it, whatever the database lets through."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from chassis.ids import new_id
from identity.commands.factors.passkeys import new_challenge
from identity.commands.factors.register_passkey import RegisterPasskey, register_passkey
from identity.commands.sign_in.opening import open_session
from identity.domain.accounts.account import Account
from identity.domain.factors.challenge import Asked
from identity.domain.factors.passkey import NewCredential, PasskeyNotAccepted


class Believing:
    """A device that every answer is believed of."""

    def challenge_in(self, credential: Mapping[str, Any]) -> bytes | None:
        text: bytes = credential["challenge"]
        return text

    def made(self, credential: Mapping[str, Any], challenge: bytes) -> NewCredential | None:
        assert credential["challenge"] == challenge
        return NewCredential(credential_id=b"id", public_key=b"key", sign_count=0)


@pytest.mark.parametrize(("own", "minutes"), [(True, 0), (False, 0), (True, 5)])
async def test_only_an_open_challenge_of_ones_own_registers(
    store: Any,
    account: Account,
    own: bool,  # noqa: FBT001 - a case
    minutes: int,
) -> None:
    signed_in = await open_session(account, store)
    stranger = Account(
        id=new_id(),
        person_id=account.person_id,
        agency_id=account.agency_id,
        sign_in_name="stranger",
    )
    challenge = new_challenge(Asked.NEW_PASSKEY, store, account if own else stranger)
    store.now += timedelta(minutes=minutes)
    command = RegisterPasskey(
        viewer=signed_in.viewer, name="Phone", answer={"challenge": challenge}
    )
    devices: Any = Believing()

    if own and not minutes:
        registered = await register_passkey(command, store, devices)
        assert (registered.passkey.name, len(registered.recovery_codes)) == ("Phone", 10)
    else:
        with pytest.raises(PasskeyNotAccepted):
            await register_passkey(command, store, devices)

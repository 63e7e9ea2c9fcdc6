"""What the key beside a name shows."""

from datetime import date, timedelta

import pytest

from identity.domain.accounts.account_state import AccountState, account_state
from identity.domain.accounts.dormancy import DORMANT_AFTER

TODAY = date(2026, 11, 23)
LONG_AGO = TODAY - timedelta(days=DORMANT_AFTER)


@pytest.mark.parametrize(
    ("enabled", "used_on", "local", "state"),
    [
        (None, None, False, AccountState.NONE),
        (True, None, False, AccountState.INVITED),
        (True, None, True, AccountState.INVITED),
        (True, TODAY, False, AccountState.ACTIVE),
        (True, LONG_AGO + timedelta(days=1), False, AccountState.ACTIVE),
        (True, TODAY, True, AccountState.LOCAL_ADMINISTRATOR),
        (True, LONG_AGO, True, AccountState.DORMANT),
        (False, TODAY, True, AccountState.DISABLED),
        (False, None, False, AccountState.DISABLED),
        (False, LONG_AGO, False, AccountState.DISABLED),
    ],
)
def test_each_account_is_in_one_state(
    *, enabled: bool | None, used_on: date | None, local: bool, state: AccountState
) -> None:
    assert account_state(enabled=enabled, used_on=used_on, local=local, today=TODAY) is state

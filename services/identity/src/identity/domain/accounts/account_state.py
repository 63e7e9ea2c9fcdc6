"""What the key beside a name shows: computed whenever it is asked for, and never stored."""

from datetime import date
from enum import StrEnum

from identity.domain.accounts.dormancy import is_dormant


class AccountState(StrEnum):
    NONE = "none"
    INVITED = "invited"
    ACTIVE = "active"
    LOCAL_ADMINISTRATOR = "local_administrator"
    DISABLED = "disabled"
    DORMANT = "dormant"


def account_state(
    *, enabled: bool | None, used_on: date | None, local: bool, today: date
) -> AccountState:
    """`enabled` of None is no account; `local` is a role as local administrator, anywhere."""
    if enabled is None:
        return AccountState.NONE
    if not enabled:
        return AccountState.DISABLED
    if used_on is None:
        return AccountState.INVITED
    if is_dormant(used_on, today):
        return AccountState.DORMANT
    return AccountState.LOCAL_ADMINISTRATOR if local else AccountState.ACTIVE

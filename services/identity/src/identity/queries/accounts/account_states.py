"""The state of an account in SQL, beside a row of people or accounts; nowhere is it stored."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, String, and_, case, cast, exists, func, literal, not_

from chassis.auth import Level
from identity.domain.accounts.account_state import AccountState
from identity.domain.accounts.dormancy import DORMANT_AFTER
from identity.store.tables.access import role_assignments
from identity.store.tables.accounts import accounts

_LOCAL: Final[ColumnElement[bool]] = exists().where(
    role_assignments.c.person_id == accounts.c.person_id,
    role_assignments.c.active,
    role_assignments.c.level == literal(Level.LOCAL_ADMINISTRATOR.value, literal_execute=True),
)
_USED_ON: Final = func.greatest(accounts.c.last_signed_in_on, accounts.c.awake_since)


def in_state(state: AccountState, today: date) -> list[ColumnElement[bool]]:
    """The rows of an outer join with accounts whose account is in the state; indexes find each."""
    if state is AccountState.NONE:
        return [accounts.c.id.is_(None)]
    if state is AccountState.DISABLED:
        return [not_(accounts.c.enabled)]
    if state is AccountState.INVITED:
        return [accounts.c.enabled, accounts.c.last_signed_in_on.is_(None)]
    last_awake = today - timedelta(days=DORMANT_AFTER)
    if state is AccountState.DORMANT:
        return [
            accounts.c.enabled,
            accounts.c.last_signed_in_on <= last_awake,
            last_awake >= _USED_ON,
        ]
    awake = [
        accounts.c.enabled,
        accounts.c.last_signed_in_on.is_not(None),
        last_awake < _USED_ON,
    ]
    return [*awake, _LOCAL if state is AccountState.LOCAL_ADMINISTRATOR else not_(_LOCAL)]


def state_column(today: date) -> ColumnElement[str]:
    """`account_state`, of a row that is joined with its account, or with none."""
    order = (AccountState.NONE, AccountState.DISABLED, AccountState.INVITED, AccountState.DORMANT)
    whens = [(and_(*in_state(state, today)), literal(state.value)) for state in order]
    local = (_LOCAL, literal(AccountState.LOCAL_ADMINISTRATOR.value))
    return cast(case(*whens, local, else_=literal(AccountState.ACTIVE.value)), String).label(
        "account_state"
    )

"""Accounts, for those who oversee their agencies and for their own people."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Select, or_, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection
from identity.domain.access.rights import expect_reviewer, reviews
from identity.domain.accounts.account import Account
from identity.domain.accounts.account_state import AccountState
from identity.queries.access.narrowing import Key, after_id, equal, visible
from identity.queries.accounts.account_states import in_state, state_column
from identity.store.tables.accounts import accounts

_COLUMNS = (
    accounts.c.id,
    accounts.c.person_id,
    accounts.c.agency_id,
    accounts.c.sign_in_name,
    accounts.c.enabled,
    accounts.c.email_alerts_accepted,
    accounts.c.password_hash.is_not(None).label("password_set"),
    accounts.c.last_signed_in_on,
    accounts.c.version,
)


class AccountRow(BaseModel):
    """An account; until `password_set` its person is only invited."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    person_id: UUID
    agency_id: UUID
    sign_in_name: str
    enabled: bool
    email_alerts_accepted: bool
    password_set: bool
    last_signed_in_on: date | None
    version: int

    @classmethod
    def of(cls, account: Account) -> "AccountRow":
        return cls(
            id=account.id,
            person_id=account.person_id,
            agency_id=account.agency_id,
            sign_in_name=account.sign_in_name,
            enabled=account.enabled,
            email_alerts_accepted=account.email_alerts_accepted,
            password_set=account.password_hash is not None,
            last_signed_in_on=account.last_signed_in_on,
            version=account.version_once_saved,
        )

    @property
    def key(self) -> Key:
        return (self.id,)


class ListedAccountRow(AccountRow):
    """An account with the key beside the name of its person."""

    account_state: AccountState


@dataclass(frozen=True, kw_only=True)
class WantedAccounts:
    """What is None narrows nothing; nobody without an account is in the list."""

    viewer: Viewer
    today: date
    agency_id: UUID | None = None
    person_id: UUID | None = None
    enabled: bool | None = None
    account_state: AccountState | None = None


async def accounts_by_age(
    connection: Connection, wanted: WantedAccounts, *, cursor: Key | None, limit: int
) -> list[ListedAccountRow]:
    """Raises AdministratorsOnly."""
    expect_reviewer(wanted.viewer)
    rows = await connection.all(accounts_wanted(wanted, cursor=cursor, limit=limit))
    return [ListedAccountRow.model_validate(row) for row in rows]


def accounts_wanted(wanted: WantedAccounts, *, cursor: Key | None, limit: int) -> Select[Any]:
    """The statement behind the list, which the indexes have to answer."""
    state = wanted.account_state
    return (
        select(*_COLUMNS, state_column(wanted.today))
        .where(
            *visible(accounts, wanted.viewer),
            *equal(
                accounts,
                agency_id=wanted.agency_id,
                person_id=wanted.person_id,
                enabled=wanted.enabled,
            ),
            *([] if state is None else in_state(state, wanted.today)),
            *after_id(accounts, cursor),
        )
        .order_by(accounts.c.id)
        .limit(limit)
    )


async def account(connection: Connection, id: UUID, viewer: Viewer) -> AccountRow:
    """One's own, or one of an agency that the viewer oversees; else NotFound."""
    own = accounts.c.id == viewer.account_id
    overseen = visible(accounts, viewer) if reviews(viewer, viewer.agency_id) else [own]
    allowed = [or_(own, *overseen)] if overseen else []
    row = await connection.first(select(*_COLUMNS).where(accounts.c.id == id, *allowed))
    if row is None:
        raise NotFound(f"No account {id} that the viewer may know of")
    return AccountRow.model_validate(row)

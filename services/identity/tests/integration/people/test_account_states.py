"""The key beside each name: computed by the database, the same as by the rule, and never stored."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi import FastAPI

from chassis.auth import Level
from chassis.store import Database
from identity.domain.accounts.account_state import AccountState, account_state
from identity.domain.accounts.dormancy import DORMANT_AFTER
from identity.queries.accounts.accounts import WantedAccounts, accounts_by_age, accounts_wanted
from identity.queries.people.people import WantedPeople, people_by_name, people_wanted
from identity.store.store import IdentityStore
from testkit import client_for

TODAY = date(2026, 11, 23)
LIMIT = TODAY - timedelta(days=DORMANT_AFTER)
DAYS = (None, TODAY, LIMIT, LIMIT + timedelta(days=1))


async def shown(
    database: Database[IdentityStore], world: Any, state: AccountState | None = None
) -> dict[Any, AccountState | None]:
    wanted = WantedPeople(viewer=world.school_chief, today=TODAY, account_state=state)
    async with database.reading() as connection:
        rows = await people_by_name(connection, wanted, cursor=None, limit=50)
    return {row.id: row.account_state for row in rows}


async def listed(
    database: Database[IdentityStore], world: Any, state: AccountState | None = None
) -> dict[Any, AccountState]:
    wanted = WantedAccounts(viewer=world.school_chief, today=TODAY, account_state=state)
    async with database.reading() as connection:
        rows = await accounts_by_age(connection, wanted, cursor=None, limit=50)
    return {row.person_id: row.account_state for row in rows}


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("level", [Level.REGULAR, Level.LOCAL_ADMINISTRATOR])
async def test_the_database_and_the_rule_agree_and_each_filter_finds_its_own(
    database: Database[IdentityStore], world: Any, *, enabled: bool, level: Level
) -> None:
    clerk, administrator = world.school_clerk, world.administrator
    for signed_in in DAYS:
        for awake in DAYS:
            async with database.transaction() as store:
                account = await store.accounts.acting(clerk.account_id)
                account.enabled, account.awake_since = enabled, awake
                account.last_signed_in_on = signed_in
                role = await store.role_assignments.get(clerk.role_assignment_id, administrator)
                role.rights = replace(role.rights, level=level)
            used_on = signed_in and max(signed_in, awake or signed_in)
            expected = account_state(
                enabled=enabled,
                used_on=used_on,
                local=level is Level.LOCAL_ADMINISTRATOR,
                today=TODAY,
            )
            assert (await shown(database, world))[clerk.person_id] is expected
            found = {s for s in AccountState if clerk.person_id in await shown(database, world, s)}
            assert found == {expected}, (signed_in, awake)
            assert (await listed(database, world))[clerk.person_id] is expected
            among = {s for s in AccountState if clerk.person_id in await listed(database, world, s)}
            assert among == {expected}, (signed_in, awake)


async def test_the_states_are_for_those_who_oversee_the_agency(app: FastAPI, world: Any) -> None:
    person = f"/people/{world.school_chief.person_id}"
    facts = {"first_name": "Zoé", "last_name": "Roy", "language": "fr", "roles": ["supervisor"]}
    async with client_for(app, world.school_chief) as chief:
        added = await chief.post("/people", json={**facts, "agency_id": str(world.school_id)})
        without = (await chief.get("/people", params={"account_state": "none"})).json()
        one = (await chief.get(f"/people/{added.json()['id']}")).json()
        invited = (await chief.get("/accounts", params={"account_state": "invited"})).json()
    async with client_for(app, world.school_clerk) as clerk:
        hidden = (await clerk.get(person)).json()["account_state"]
        refused = await clerk.get("/people", params={"account_state": "disabled"})

    assert [row["id"] for row in without] == [added.json()["id"]]
    assert one["account_state"] == "none"
    assert {row["account_state"] for row in invited} == {"invited"}
    assert (hidden, refused.status_code) == (None, 403)


@pytest.mark.parametrize("state", [None, *AccountState])
async def test_indexes_answer_whatever_state_is_asked_for(
    database: Database[IdentityStore], world: Any, state: AccountState | None
) -> None:
    given = {"viewer": world.school_chief, "today": TODAY, "account_state": state}
    statements = (
        people_wanted(WantedPeople(**given), cursor=None, limit=50),
        accounts_wanted(WantedAccounts(**given), cursor=None, limit=50),
    )
    async with database.transaction() as store:
        await store.transaction.run("SET LOCAL enable_seqscan = off")
        explained = "\n".join([await _explained(store, each) for each in statements])

    assert not re.search(r"Seq Scan", explained), explained


async def _explained(store: IdentityStore, statement: Any) -> str:
    from chassis.store.statements import sql_and_arguments  # noqa: PLC0415 - only here

    sql, arguments = sql_and_arguments(statement, {})
    rows = await store.transaction.raw.fetch(f"EXPLAIN {sql}", *arguments)
    return "\n".join(row[0] for row in rows)

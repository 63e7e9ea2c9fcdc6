"""Agencies may demand a second factor; administrators help who lost theirs."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import pytest
from sqlalchemy import select

from chassis.ledger import LEDGER
from chassis.store import Database
from identity.store.store import IdentityStore
from testkit import bearer

from .conftest import Headers, bearing, shown_by

SignIn = Callable[..., Awaitable[httpx2.Response]]
Enrol = Callable[[Headers], Awaitable[tuple[str, list[str]]]]
Prove = Callable[[Headers], Awaitable[None]]


@pytest.fixture
async def demanded(client: httpx2.AsyncClient, world: Any) -> None:
    rules = await client.put(
        f"/agencies/{world.school_id}/sign-in-rules",
        json={"second_factor_demanded": True},
        headers=bearer(world.school_chief),
    )
    assert rules.status_code == 200, rules.text


async def test_who_has_none_enrols_first_and_is_signed_in_then(
    client: httpx2.AsyncClient, sign_in: SignIn, demanded: None
) -> None:
    asked = await sign_in("clerk")
    challenge = asked.json()["challenge"]
    begun = await client.post("/sessions/enrolment", json={"challenge": challenge})
    body = {"challenge": challenge, "code": shown_by(begun.json()["secret"], steps=-1)}
    opened = await client.post("/sessions/enrolment/confirm", json=body)
    again = await client.post("/sessions/enrolment/confirm", json=body)

    assert (asked.status_code, asked.json()["enrol"], asked.json()["methods"]) == (202, True, [])
    assert opened.status_code == 201, opened.text
    assert len(opened.json()["recovery_codes"]) == 10
    assert (await client.get("/sessions/current", headers=bearing(opened))).status_code == 200
    assert again.json()["slug"] == "challenge-over"
    assert (await sign_in("clerk")).json()["methods"] == ["authenticator_app", "recovery_code"]


async def test_the_challenge_to_enrol_is_no_second_step(
    client: httpx2.AsyncClient, sign_in: SignIn, demanded: None
) -> None:
    challenge = (await sign_in("clerk")).json()["challenge"]

    answer = await client.post(
        "/sessions/second-step", json={"challenge": challenge, "code": "000000"}
    )

    assert (answer.status_code, answer.json()["slug"]) == (401, "challenge-over")


async def test_people_of_other_agencies_sign_in_as_before(sign_in: SignIn, demanded: None) -> None:
    assert (await sign_in("doctor")).status_code == 201


async def test_the_last_factor_stays_where_one_is_demanded(
    client: httpx2.AsyncClient, clerk: Headers, enrol: Enrol, prove: Prove, demanded: None
) -> None:
    await enrol(clerk)
    await prove(clerk)

    kept = await client.delete("/second-factor/app", headers=clerk)

    assert (kept.status_code, kept.json()["slug"]) == (403, "second-factor-demanded")


@pytest.mark.parametrize(
    ("who", "status"), [("school_clerk", 403), ("hospital_chief", 404), ("administrator", 200)]
)
async def test_an_agencys_administrators_alone_say_what_it_demands(
    client: httpx2.AsyncClient, world: Any, who: str, status: int
) -> None:
    path = f"/agencies/{world.school_id}/sign-in-rules"
    body = {"second_factor_demanded": True}

    answer = await client.put(path, json=body, headers=bearer(getattr(world, who)))

    assert answer.status_code == status


async def test_rules_that_changed_meanwhile_are_not_overwritten(
    client: httpx2.AsyncClient, world: Any, demanded: None
) -> None:
    path = f"/agencies/{world.school_id}/sign-in-rules"
    shown = await client.get(path, headers=bearer(world.school_clerk))
    stale = await client.put(
        path,
        json={"second_factor_demanded": False},
        headers={**bearer(world.school_chief), "If-Match": '"1"'},
    )

    assert shown.json()["second_factor_demanded"] is True
    assert (stale.status_code, stale.json()["slug"]) == (409, "record-changed")


async def test_an_administrator_takes_a_colleagues_factors_off_and_ends_their_sessions(
    client: httpx2.AsyncClient,
    clerk: Headers,
    enrol: Enrol,
    sign_in: SignIn,
    database: Database[IdentityStore],
    world: Any,
) -> None:
    await enrol(clerk)
    path = f"/accounts/{world.school_clerk.account_id}/reset-second-factor"

    reset = await client.post(path, headers=bearer(world.school_chief))

    assert reset.status_code == 204, reset.text
    assert (await client.get("/sessions/current", headers=clerk)).status_code == 401
    assert (await sign_in("clerk")).status_code == 201
    async with database.reading() as connection:
        rows = await connection.all(select(LEDGER).where(LEDGER.c.what == "second_factor.changed"))
    (told,) = [one for one in rows if one.actor_account_id == world.school_chief.account_id]
    assert told.subject_id == world.school_clerk.account_id
    assert told.facts["after"]["app_since"] is None


@pytest.mark.parametrize(
    ("who", "status", "slug"),
    [
        ("school_clerk", 403, "administrators-only"),
        ("hospital_chief", 404, "not-found"),
        ("school_chief", 403, "own-second-factor"),
    ],
)
async def test_nobody_else_resets_and_nobody_resets_their_own(
    client: httpx2.AsyncClient, world: Any, who: str, status: int, slug: str
) -> None:
    viewer = getattr(world, who)
    account = viewer if who == "school_chief" else world.school_chief

    answer = await client.post(
        f"/accounts/{account.account_id}/reset-second-factor", headers=bearer(viewer)
    )

    assert (answer.status_code, answer.json()["slug"]) == (status, slug)


async def test_there_has_to_be_something_to_reset(client: httpx2.AsyncClient, world: Any) -> None:
    answer = await client.post(
        f"/accounts/{world.school_clerk.account_id}/reset-second-factor",
        headers=bearer(world.administrator),
    )

    assert (answer.status_code, answer.json()["slug"]) == (409, "no-second-factor")

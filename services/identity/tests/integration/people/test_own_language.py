"""Whoever is signed in says in which language they want to be written to, and everybody hears."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import RealViewer
from chassis.ids import new_id
from testkit import client_for

LANGUAGE = "/sessions/current/language"


async def test_a_choice_stays_and_is_told_to_the_services_that_write(
    client: httpx2.AsyncClient,
    world: Any,
    sign_in: Callable[..., Awaitable[httpx2.Response]],
    published: Callable[[], Awaitable[list[str]]],
) -> None:
    opened = await sign_in("clerk")
    mine = {"Authorization": f"Bearer {opened.json()['access_token']}"}
    before = (await client.get("/sessions/current", headers=mine)).json()["language"]
    other = "en" if before == "fr" else "fr"

    answer = await client.put(LANGUAGE, json={"language": other}, headers=mine)

    assert (answer.status_code, answer.json()) == (200, {"language": other})
    assert (await client.get("/sessions/current", headers=mine)).json()["language"] == other
    told = json.loads((await published())[-1])
    assert told["type"] == "identity.person_recorded.v1"
    assert told["data"]["person_id"] == str(world.school_clerk.person_id)
    assert told["data"]["language"] == other


async def test_who_acts_at_another_agency_chooses_for_themselves_too(
    app: FastAPI, world: Any
) -> None:
    """The fence shows the rows of the agency one acts at, and one's own."""
    elsewhere = replace(world.school_clerk, agency_id=world.hospital_id)
    async with client_for(app, elsewhere) as client:
        answer = await client.put(LANGUAGE, json={"language": "en"})
    assert answer.status_code == 200


@pytest.mark.parametrize("language", ["de", "", None])
async def test_there_are_two_languages(app: FastAPI, world: Any, language: str | None) -> None:
    async with client_for(app, world.school_clerk) as client:
        answer = await client.put(LANGUAGE, json={"language": language})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "language"


async def test_who_looks_as_somebody_else_chooses_nothing_for_them(
    app: FastAPI, world: Any
) -> None:
    administrator = world.administrator
    real = RealViewer(
        account_id=administrator.account_id,
        person_id=administrator.person_id,
        role_assignment_id=administrator.role_assignment_id,
        agency_id=administrator.agency_id,
        role=administrator.role,
        view_id=new_id(),
    )
    async with client_for(app, replace(world.school_clerk, real_viewer=real)) as client:
        answer = await client.put(LANGUAGE, json={"language": "en"})
    assert (answer.status_code, answer.json()["slug"]) == (403, "viewing-as")

"""Copying a colleague's access over HTTP."""

from typing import Any

import pytest
from fastapi import FastAPI

from testkit import client_for

FACTS = {"first_name": "Zoé", "last_name": "Roy", "language": "fr", "roles": ["supervisor"]}


@pytest.fixture
async def path(app: FastAPI, world: Any) -> str:
    """Of somebody new at the school."""
    async with client_for(app, world.school_chief) as chief:
        added = await chief.post("/people", json={**FACTS, "agency_id": str(world.school_id)})
    return f"/people/{added.json()['id']}/copy-access"


async def test_a_dry_run_shows_what_will_be_given_and_then_it_is(
    app: FastAPI, world: Any, path: str
) -> None:
    colleague = {"from_person_id": str(world.school_chief.person_id)}
    async with client_for(app, world.administrator) as administrator:
        person = {"person_id": path.split("/")[2]}
        dry = await administrator.post(path, json={**colleague, "dry_run": True})
        before = (await administrator.get("/role-assignments", params=person)).json()
        done = await administrator.post(path, json=colleague)
        after = (await administrator.get("/role-assignments", params=person)).json()
        again = await administrator.post(path, json=colleague)

    assert (dry.status_code, before) == (200, [])
    [said], [given] = dry.json()["roles"], done.json()["roles"]
    assert said["role_assignment"]["level"] == "regular"
    assert (given["outcome"], given["lowered"], given["refusal"]) == ("given", True, None)
    assert [(one["role"], one["level"]) for one in after] == [("placing_coordinator", "regular")]
    assert again.json()["roles"][0]["outcome"] == "already_given"
    assert again.json()["roles"][0]["role_assignment"] is None


async def test_what_the_viewer_may_not_give_is_named_and_what_they_may_not_see_is_not(
    app: FastAPI, world: Any, path: str
) -> None:
    clerk = str(world.school_clerk.person_id)
    async with client_for(app, world.administrator) as administrator:
        for agency, role in (
            (world.school_id, "administrator"),
            (world.hospital_id, "receiving_coordinator"),
        ):
            await administrator.post(
                "/role-assignments",
                json={"person_id": clerk, "agency_id": str(agency), "role": role},
            )
    async with client_for(app, world.school_chief) as chief:
        done = await chief.post(path, json={"from_person_id": clerk})

    outcomes = [
        (one["outcome"], one["refusal"] and one["refusal"]["slug"]) for one in done.json()["roles"]
    ]
    assert outcomes == [("given", None), ("refused", "administrators-only")]


async def test_a_foreign_colleague_does_not_exist(app: FastAPI, world: Any, path: str) -> None:
    stranger = {"from_person_id": str(world.hospital_chief.person_id)}
    async with client_for(app, world.school_chief) as chief:
        hidden = await chief.post(path, json=stranger)
    async with client_for(app, world.school_clerk) as clerk:
        refused = await clerk.post(path, json={"from_person_id": str(world.school_chief.person_id)})

    assert (hidden.status_code, refused.status_code) == (404, 403)

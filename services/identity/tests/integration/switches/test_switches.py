"""Turning feature switches on and off, and the catalogue page that says what holds where."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from fastapi import FastAPI
from sqlalchemy import select

from chassis.ids import new_id
from chassis.ledger import LEDGER
from chassis.viewer import Viewer
from testkit import client_for

EMAIL = "school_email_release"
MAILS = "cancellation_mails"
GENDER = "gender_from_program"


async def holding(app: FastAPI, viewer: Viewer, switch: str, **place: str) -> dict[str, Any]:
    async with client_for(app, viewer) as client:
        page = await client.get("/switches", params=place)
    assert page.status_code == 200
    entry: dict[str, Any] = next(row for row in page.json() if row["switch"] == switch)
    return entry


async def test_an_agency_decides_and_a_department_decides_otherwise(
    app: FastAPI, world: Any, published: Callable[[], Awaitable[list[str]]]
) -> None:
    school = str(world.school_id)
    names = {"agency_id": school, "name_fr": "Physiothérapie", "name_en": "Physiotherapy"}
    async with client_for(app, world.school_chief) as chief:
        department = (await chief.post("/departments", json=names)).json()["id"]
        agency = {"level": "agency", "agency_id": school}
        on = await chief.put(f"/switches/{EMAIL}", json={**agency, "on": True})
        narrow = {"level": "department", "agency_id": school, "place_id": department}
        off = await chief.put(f"/switches/{EMAIL}", json={**narrow, "on": False})
        event = json.loads((await published())[-1])
        wide = await holding(app, world.school_clerk, EMAIL)
        there = await holding(app, world.school_clerk, EMAIL, department_id=department)
        back = await chief.put(f"/switches/{EMAIL}", json={**narrow, "on": None})
        after = await holding(app, world.school_clerk, EMAIL, department_id=department)

    assert [answer.status_code for answer in (on, off, back)] == [200] * 3
    assert (wide["on"], wide["decided_by"]["level"]) == (True, "agency")
    assert (there["on"], there["decided_by"]["level"]) == (False, "department")
    assert there["decided_by"]["set_by"] == str(world.school_chief.person_id)
    assert [row["version"] for row in there["settings"]] == [1, 1]
    assert (after["on"], back.headers["etag"]) == (True, '"2"')
    assert event["type"] == "identity.switch_set.v1"
    assert event["data"]["on"] is False


async def test_a_change_names_the_version_that_was_read(app: FastAPI, world: Any) -> None:
    body = {"level": "agency", "agency_id": str(world.school_id), "on": True}
    async with client_for(app, world.school_chief) as chief:
        first = await chief.put(f"/switches/{EMAIL}", json=body, headers={"If-Match": '"0"'})
        late = await chief.put(
            f"/switches/{EMAIL}", json={**body, "on": False}, headers={"If-Match": '"0"'}
        )
        again = await chief.put(f"/switches/{EMAIL}", json=body)

    assert (first.status_code, late.status_code) == (200, 409)
    assert late.json()["slug"] == "record-changed"
    assert again.headers["etag"] == '"1"'


async def test_a_province_is_decided_by_administrators_and_its_agencies_see_it(
    app: FastAPI, world: Any, database: Any
) -> None:
    body = {"level": "province", "province": "QC", "on": False}
    before = await holding(app, world.school_clerk, MAILS)
    async with client_for(app, world.school_chief) as chief:
        refused = await chief.put(f"/switches/{MAILS}", json=body)
    async with client_for(app, world.administrator) as admin:
        off = await admin.put(f"/switches/{MAILS}", json=body)
    after = await holding(app, world.school_clerk, MAILS)
    async with database.reading() as connection:
        (told,) = await connection.all(select(LEDGER).where(LEDGER.c.what.like("switch.%")))

    assert (refused.status_code, off.status_code) == (403, 200)
    assert (before["on"], before["decided_by"]) == (True, None)
    assert (after["on"], after["decided_by"]["province"]) == (False, "QC")
    assert told.facts["after"]["turned_on"] is False
    assert told.actor_person_id == world.administrator.person_id


async def test_nobody_sets_or_reads_the_switches_of_another_agency(
    app: FastAPI, world: Any
) -> None:
    hospital = str(world.hospital_id)
    async with client_for(app, world.school_chief) as chief:
        there = {"level": "agency", "agency_id": hospital, "on": True}
        foreign = await chief.put(f"/switches/{EMAIL}", json=there)
        looked = await chief.get("/switches", params={"agency_id": hospital})
        department = {**there, "level": "department", "agency_id": str(world.school_id)}
        unknown = await chief.put(
            f"/switches/{EMAIL}", json={**department, "place_id": str(new_id())}
        )
    async with client_for(app, world.school_clerk) as clerk:
        own = {"level": "agency", "agency_id": str(world.school_id), "on": True}
        clerks = await clerk.put(f"/switches/{EMAIL}", json=own)

    answers = [foreign, looked, unknown, clerks]
    assert [answer.status_code for answer in answers] == [404, 404, 404, 403]


async def test_who_looks_after_parts_decides_for_these_parts_alone(
    app: FastAPI, world: Any
) -> None:
    program, school = new_id(), str(world.school_id)
    of_program = replace(world.school_chief, program_ids=frozenset({program}))
    async with client_for(app, of_program) as chief:
        wide = await chief.put(
            f"/switches/{EMAIL}", json={"level": "agency", "agency_id": school, "on": True}
        )
        narrow = {"level": "program", "agency_id": school, "on": True}
        beside = await chief.put(f"/switches/{GENDER}", json={**narrow, "place_id": str(new_id())})
        own = await chief.put(f"/switches/{GENDER}", json={**narrow, "place_id": str(program)})
    after = await holding(app, world.school_clerk, EMAIL)

    assert [answer.status_code for answer in (wide, beside, own)] == [403, 403, 200]
    assert (after["on"], after["decided_by"]) == (False, None)


async def test_a_switch_is_set_where_it_can_be(app: FastAPI, world: Any) -> None:
    school = str(world.school_id)
    async with client_for(app, world.school_chief, headers={"Accept-Language": "fr"}) as chief:
        level = await chief.put(
            f"/switches/{EMAIL}",
            json={"level": "site", "agency_id": school, "place_id": school, "on": True},
        )
        place = await chief.put(
            f"/switches/{EMAIL}", json={"level": "department", "agency_id": school, "on": True}
        )
        more = await chief.put(
            f"/switches/{EMAIL}",
            json={"level": "agency", "agency_id": school, "province": "QC", "on": True},
        )
        unknown = await chief.put("/switches/colour", json={"level": "agency", "on": True})

    slugs = [answer.json()["slug"] for answer in (level, place, more, unknown)]
    assert slugs == ["switch-not-of-level", *["switch-place-missing"] * 2, "validation"]
    assert "agency, department" in level.json()["detail"]

"""Who changed which rights, accounts and settings: searched, read as far as rights go, exported."""

import csv
import io
from typing import Any

import pytest
from fastapi import FastAPI
from openpyxl import load_workbook

from chassis.ledger.sealing import seal
from chassis.ledger.verifying import verify
from chassis.viewer import Viewer
from testkit import client_for


async def read(app: FastAPI, viewer: Viewer, **asked: Any) -> list[dict[str, Any]]:
    async with client_for(app, viewer) as client:
        answer = await client.get("/audit-log", params=asked)
    assert answer.status_code == 200
    rows: list[dict[str, Any]] = answer.json()
    return rows


@pytest.fixture
async def narrowed(app: FastAPI, world: Any) -> str:
    """The clerk's role, limited to one program by the chief."""
    program = "019ab0c4-5d6e-7f80-9a1b-2c3d4e5f6071"
    path = f"/role-assignments/{world.school_clerk.role_assignment_id}"
    async with client_for(app, world.school_chief) as chief:
        await chief.patch(path, json={"program_ids": [program]})
    return program


async def test_a_change_says_who_whom_what_before_and_after(
    app: FastAPI, world: Any, narrowed: str
) -> None:
    row, *_ = await read(app, world.school_chief, what="role_assignment.changed")

    assert row["actor_person_id"] == str(world.school_chief.person_id)
    assert row["actor_role"] == "placing_coordinator"
    assert row["subject_id"] == str(world.school_clerk.role_assignment_id)
    assert row["concerns"] == [str(world.school_clerk.person_id)]
    assert row["agency_id"] == str(world.school_id)
    assert row["facts"] == {"before": {"program_ids": None}, "after": {"program_ids": [narrowed]}}


async def test_it_is_searched_by_person_action_thing_and_period(
    app: FastAPI, world: Any, narrowed: str
) -> None:
    chief, clerk = world.school_chief, world.school_clerk
    of_clerk = await read(app, chief, concerns=str(clerk.person_id))
    by_chief = await read(app, chief, actor_person_id=str(chief.person_id))
    of_roles = await read(app, chief, what="role_assignment.")
    of_one = await read(app, chief, subject_id=str(clerk.role_assignment_id))
    long_ago = await read(app, chief, until="2020-01-01T00:00:00Z")
    since = await read(app, chief, since="2020-01-01T00:00:00Z")

    kinds = {row["what"] for row in of_clerk}
    assert {"person.added", "account.added", "role_assignment.changed"} <= kinds
    assert [row["what"] for row in by_chief] == ["role_assignment.changed"]
    assert {row["what"] for row in of_roles} == {"role_assignment.added", "role_assignment.changed"}
    assert [row["what"] for row in of_one] == ["role_assignment.changed", "role_assignment.added"]
    assert long_ago == []
    assert since


async def test_each_page_goes_on_where_the_last_one_ended(app: FastAPI, world: Any) -> None:
    every = await read(app, world.administrator)
    async with client_for(app, world.administrator) as client:
        first = await client.get("/audit-log", params={"limit": 5})
        address = first.headers["link"].partition(">")[0].lstrip("<")
        second = await client.get(address)

    assert [*first.json(), *second.json()][:10] == every[:10]
    assert [row["id"] for row in every] == sorted((row["id"] for row in every), reverse=True)


async def test_local_administrators_read_their_agency_and_others_nothing(
    app: FastAPI, world: Any, narrowed: str
) -> None:
    agencies = {row["agency_id"] for row in await read(app, world.hospital_chief)}
    async with client_for(app, world.school_clerk) as clerk:
        refused = [await clerk.get(path) for path in ("/audit-log", "/audit-log/export?format=csv")]

    assert agencies == {str(world.hospital_id)}
    assert [answer.status_code for answer in refused] == [403, 403]
    assert {row["agency_id"] for row in await read(app, world.administrator)} > agencies


async def test_it_holds_no_secret(app: FastAPI, world: Any, password_hash: str) -> None:
    async with client_for(app, world.school_chief) as chief:
        path = f"/accounts/{world.school_clerk.account_id}/invitations"
        assert (await chief.post(path)).status_code == 201
        said = (await chief.get("/audit-log/export", params={"format": "csv"})).text

    assert "•••" in said
    assert password_hash not in said


async def test_it_is_taken_away_as_csv_and_as_a_workbook_which_is_told(
    app: FastAPI, world: Any, narrowed: str
) -> None:
    async with client_for(app, world.school_chief, headers={"Accept-Language": "fr"}) as chief:
        text = await chief.get("/audit-log/export", params={"what": "role_assignment."})
        book = await chief.get("/audit-log/export", params={"format": "xlsx"})
    lines = list(csv.reader(io.StringIO(text.text.removeprefix("\ufeff")), delimiter=";"))
    sheet = load_workbook(io.BytesIO(book.content)).active
    told, *_ = await read(app, world.school_chief, what="ledger.exported")

    assert "attachment" in text.headers["content-disposition"]
    assert lines[0][1] == "Action"
    assert {line[1] for line in lines[1:]} == {"role_assignment.added", "role_assignment.changed"}
    assert sheet is not None
    assert sheet.max_row > len(lines)
    assert told["facts"]["format"] == "xlsx"
    assert told["actor_person_id"] == str(world.school_chief.person_id)


async def test_its_chain_is_sealed_and_whole(app: FastAPI, world: Any, database: Any) -> None:
    await seal(database)
    verdict = await verify(database)
    assert verdict.whole
    assert verdict.rows == len(await read(app, world.administrator, limit=200))

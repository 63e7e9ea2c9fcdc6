"""The register of confidentiality incidents over HTTP: kept, tracked, exported, audited."""

import csv
import io
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
from fastapi import FastAPI
from sqlalchemy import text

from chassis.fences import SERVING_ROLE, WORKING_ROLE
from identity.settings import Settings
from identity.store.tables import metadata
from testkit import client_for

TODAY = datetime.now(UTC).date()
NEW = {
    "data_concerned": "Names and school e-mails of 12 students",
    "circumstances": "=A list was sent to the wrong address.",
    "happened_from": str(TODAY - timedelta(20)),
    "happened_until": str(TODAY - timedelta(1)),
    "known_on": str(TODAY),
    "persons_concerned": 12,
    "persons_about": True,
}
RISK = {"sensitivity": "Contact data", "consequences": "Unwanted mail", "likelihood": "Low"}


async def test_an_incident_is_tracked_to_its_closure(app: FastAPI, world: Any) -> None:
    agency = {"agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        opened = await chief.post("/incidents", json={**NEW, **agency})
        path = f"/incidents/{opened.json()['id']}"
        early = await chief.post(f"{path}/close")
        assessed = await chief.post(f"{path}/assess-risk", json={**RISK, "serious": True})
        changed = await chief.patch(path, json={"measures": "Deleted."})
        refused = await chief.post(f"{path}/close")
        for kind in ("commission", "persons"):
            notice = {"kind": kind, "sent_on": NEW["known_on"]}
            sent = await chief.post(f"{path}/send-notice", json=notice)
        closed = await chief.post(f"{path}/close", headers={"If-Match": sent.headers["etag"]})
        late = await chief.patch(path, json={"measures": "More."})
        stale = await chief.post(f"{path}/reopen", headers={"If-Match": '"1"'})
        told = await chief.get("/audit-log", params={"subject_id": opened.json()["id"]})
        shown = await chief.get(path)

    assert (opened.status_code, opened.headers["location"]) == (201, path)
    assert early.json()["slug"] == "incident-risk-not-assessed"
    assert [notice["sent_on"] for notice in assessed.json()["notices"]] == [None, None]
    assert changed.json()["measures"] == "Deleted."
    assert (refused.status_code, refused.json()["slug"]) == (409, "incident-notices-due")
    assert (closed.status_code, closed.json()["closed_by"]) == (
        200,
        str(world.school_chief.person_id),
    )
    assert [late.json()["slug"], stale.json()["slug"]] == ["incident-closed", "record-changed"]
    assert {row["what"] for row in told.json()} == {"incident.added", "incident.changed"}
    assert shown.json() == closed.json()
    assert len(told.json()) == 6


async def test_late_notices_are_listed_and_the_register_is_exported(
    app: FastAPI, world: Any, database: Any
) -> None:
    agency = {"agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        ids = [
            (await chief.post("/incidents", json={**NEW, **agency})).json()["id"] for _ in range(3)
        ]
        for each in ids[:2]:
            await chief.post(f"/incidents/{each}/assess-risk", json={**RISK, "serious": True})
        async with database.reading() as connection:
            await connection.execute(
                text("UPDATE incidents SET next_notice_due_on = current_date - 1 WHERE id = :id"),
                id=ids[0],
            )
        overdue = await chief.get("/incidents", params={"state": "overdue"})
        opened = await chief.get("/incidents", params={"state": "open", "limit": 2})
        notice = {"kind": "persons", "sent_on": str(TODAY), "reference": "a public notice"}
        await chief.post(f"/incidents/{ids[1]}/send-notice", json=notice)
        file = await chief.get("/incidents/export")
        book = await chief.get("/incidents/export", params={"format": "xlsx"})
        told = await chief.get("/audit-log", params={"what": "incidents.exported"})

    lines = list(csv.reader(io.StringIO(file.text.removeprefix("\ufeff")), delimiter=";"))
    lines = lines if len(lines[0]) > 1 else list(csv.reader(io.StringIO(file.text)))
    assert [row["id"] for row in overdue.json()] == [ids[0]]
    assert [row["id"] for row in opened.json()] == [ids[2], ids[1]]
    assert "next" in opened.headers["link"]
    assert [line[0] for line in lines[1:]] == ids[::-1]
    assert lines[1][3].startswith("'=")
    assert lines[1][7] == "≈ 12"
    assert lines[2][12] == f"{TODAY} · a public notice"
    assert book.content.startswith(b"PK")
    assert len(told.json()) == 2


async def test_an_incident_that_nobody_assesses_is_late_too(app: FastAPI, world: Any) -> None:
    agency = {"agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        late, _fresh = [
            (
                await chief.post(
                    "/incidents", json={**NEW, **agency, "known_on": str(TODAY - timedelta(ago))}
                )
            ).json()["id"]
            for ago in (9, 0)
        ]
        overdue = [row["id"] for row in (await chief.get("/incidents?state=overdue")).json()]
        await chief.post(f"/incidents/{late}/assess-risk", json={**RISK, "serious": False})
        assessed = (await chief.get("/incidents?state=overdue")).json()

    assert (overdue, assessed) == ([late], [])


async def test_no_login_takes_an_incident_out(settings: Settings) -> None:
    connection: Any = await asyncpg.connect(settings.database_url)
    rights = [
        await connection.fetchval("SELECT has_table_privilege($1, 'incidents', $2)", role, right)
        for role in (SERVING_ROLE, WORKING_ROLE)
        for right in ("UPDATE", "DELETE", "TRUNCATE")
    ]
    await connection.close()
    assert rights == [True, False, False] * 2


async def test_it_is_the_agency_s_own(app: FastAPI, world: Any) -> None:
    agency = {"agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        path = f"/incidents/{(await chief.post('/incidents', json={**NEW, **agency})).json()['id']}"
    async with client_for(app, world.hospital_chief) as other:
        foreign = [
            await other.get(path),
            await other.patch(path, json={"measures": "x"}),
            await other.post(f"{path}/close"),
            await other.post("/incidents", json={**NEW, **agency}),
        ]
        listed = await other.get("/incidents")
    async with client_for(app, world.school_clerk) as clerk:
        clerks = [
            await clerk.get(path),
            await clerk.get("/incidents"),
            await clerk.get("/incidents/export"),
        ]
    async with client_for(app, world.administrator) as admin:
        every = await admin.get("/incidents")

    assert [answer.status_code for answer in foreign] == [404] * 4
    assert listed.json() == []
    assert [answer.status_code for answer in clerks] == [403] * 3
    assert len(every.json()) == 1


def test_no_route_takes_an_incident_out(app: FastAPI) -> None:
    methods = app.openapi()["paths"]["/incidents/{id}"].keys()
    assert "delete" not in methods
    assert "incidents" in metadata.tables

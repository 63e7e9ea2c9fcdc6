"""Whose uploads are whose: of the agency, and of the departments that the rights name."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import FastAPI

from testkit import client_for

from .conftest import ZOE


async def test_an_upload_is_for_those_who_administer_the_agency(
    app: FastAPI, world: Any, uploader: Any
) -> None:
    upload = await uploader.checked(ZOE)
    path, begin = f"/staff-uploads/{upload['id']}", {"department_id": uploader.department_id}
    given = {}
    for name in ("hospital_chief", "school_clerk"):
        async with client_for(app, getattr(world, name)) as client:
            given[name] = [
                (await client.post("/staff-uploads", params=begin, content=b"x")).status_code,
                (await client.get(path)).status_code,
                (await client.get(f"{path}/rows")).status_code,
                (await client.get(f"{path}/rows.csv")).status_code,
                (await client.post(f"{path}/apply", json={})).status_code,
            ]
    async with client_for(app, world.hospital_chief) as client:
        listed = (await client.get("/staff-uploads")).json()
    mine = (await uploader.client.get("/staff-uploads")).json()

    assert given == {"hospital_chief": [404] * 5, "school_clerk": [403] * 5}
    assert (listed, [one["id"] for one in mine]) == ([], [upload["id"]])


async def test_a_changed_upload_is_applied_only_by_who_read_it_so(uploader: Any) -> None:
    upload = await uploader.checked(ZOE)
    path = f"/staff-uploads/{upload['id']}/apply"

    stale = await uploader.client.post(path, json={}, headers={"If-Match": '"1"'})
    asked = await uploader.client.post(
        path, json={}, headers={"If-Match": f'"{upload["version"]}"'}
    )

    assert (stale.status_code, asked.status_code) == (409, 202)


async def test_rights_that_name_departments_reach_the_uploads_of_no_other(
    app: FastAPI, world: Any, uploader: Any
) -> None:
    upload = await uploader.checked(ZOE)
    names = {"name_fr": "Laboratoire", "name_en": "Laboratory"}
    opened = await uploader.client.post(
        "/departments", json={**names, "agency_id": str(world.school_id)}
    )
    other, mine = UUID(opened.json()["id"]), UUID(uploader.department_id)
    path, content = f"/staff-uploads/{upload['id']}", ZOE.encode()
    given: dict[str, list[int]] = {}
    listed: dict[str, list[str]] = {}
    for name, department in (("theirs", mine), ("another", other)):
        viewer = replace(world.school_chief, department_ids=frozenset({department}))
        async with client_for(app, viewer) as client:
            begin = {"department_id": str(mine)}
            listed[name] = [one["id"] for one in (await client.get("/staff-uploads")).json()]
            given[name] = [
                (await client.get(path)).status_code,
                (await client.get(f"{path}/rows")).status_code,
                (await client.get(f"{path}/rows.csv")).status_code,
                (await client.post("/staff-uploads", params=begin, content=content)).status_code,
                (await client.post(f"{path}/apply", json={})).status_code,
            ]

    assert given == {"theirs": [200, 200, 200, 202, 202], "another": [404, 404, 404, 403, 404]}
    assert (listed["theirs"], listed["another"]) == ([upload["id"]], [])


async def test_a_department_that_was_closed_meanwhile_takes_nobody(uploader: Any) -> None:
    upload = await uploader.checked(ZOE)
    path = f"/departments/{uploader.department_id}"
    assert (await uploader.client.patch(path, json={"active": False})).status_code == 200

    refused = await uploader.client.post(f"/staff-uploads/{upload['id']}/apply", json={})

    assert (refused.status_code, refused.json()["slug"]) == (422, "department-elsewhere")

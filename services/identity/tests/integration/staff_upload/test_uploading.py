"""A file is looked into, shown, and applied in one go."""

import asyncio
import csv
import io
import json
from typing import Any

import pytest
from fastapi import FastAPI
from openpyxl import load_workbook

from chassis.store import Database
from identity.commands.staff_upload.carry_on import carry_on
from identity.messaging import staff_uploads
from identity.store.store import IdentityStore
from testkit import client_for

ZOE = "Zoé;Gagné;superviseure;zoe@nord.example;Infirmière"
LEA = "Léa;Roy;soutien;lea@nord.example;"
WRONG = "Luc;Roy;chef;luc@nord.example;"


async def test_a_dry_run_shows_all_and_changes_nothing_and_then_it_is_applied(
    uploader: Any, published: Any
) -> None:
    before = len(await published())
    upload = await uploader.checked(ZOE, LEA)
    nobody, untold = await uploader.staff(), len(await published())

    applied = await uploader.applied(upload["id"])

    assert (upload["state"], nobody, untold) == ("checked", {}, before)
    counts = {"added": 2, "changed": 0, "unchanged": 0, "refused": 0}
    assert (applied["state"], applied["counts"], upload["counts"]) == ("applied", counts, counts)
    staff = await uploader.staff()
    assert set(staff) == {"Zoé", "Léa"}
    assert (staff["Zoé"]["title"], staff["Zoé"]["roles"]) == ("Infirmière", ["supervisor"])
    told = [json.loads(body) for body in (await published())[before:]]
    assert [one["type"] for one in told] == ["identity.person_recorded.v1"] * 2
    assert {one["data"]["first_name"] for one in told} == {"Zoé", "Léa"}


async def test_one_row_is_no_less_than_fifteen(uploader: Any) -> None:
    upload = await uploader.checked(ZOE)

    assert (await uploader.applied(upload["id"]))["counts"]["added"] == 1


async def test_rows_added_changed_unchanged_and_refused_are_shown_with_their_reasons(
    uploader: Any,
) -> None:
    first = await uploader.checked(ZOE, LEA)
    await uploader.applied(first["id"])

    again = await uploader.checked(ZOE, LEA + "Chef", "Ana;Roy;instructor;;", WRONG)
    rows = await uploader.findings(again["id"])
    french = await uploader.findings(again["id"], outcome="refused")
    english = await uploader.client.get(
        f"/staff-uploads/{again['id']}/rows", headers={"Accept-Language": "en"}
    )

    assert [(row["row"], row["outcome"]) for row in rows] == [
        (2, "unchanged"),
        (3, "changed"),
        (4, "added"),
        (5, "refused"),
    ]
    assert (rows[1]["changes"], rows[3]["name"]) == (["title"], "Luc Roy")
    assert [(row["column"], row["reason"]) for row in french] == [("roles", "unknown-staff-role")]
    assert (french[0]["header"], french[0]["detail"]) == (
        "Rôles",
        "« chef » n’est pas un rôle du modèle.",
    )
    assert (english.json()[3]["header"], english.json()[3]["detail"]) == (
        "Roles",
        "“chef” is no role of the template.",
    )


async def test_a_file_with_a_refused_row_changes_nothing_unless_the_rest_is_asked_for(
    uploader: Any,
) -> None:
    upload = await uploader.checked(ZOE, WRONG)
    path = f"/staff-uploads/{upload['id']}/apply"

    refused = await uploader.client.post(path, json={})
    await uploader.work()
    nobody = await uploader.staff()
    applied = await uploader.applied(upload["id"], apply_valid_only=True)
    twice = await uploader.client.post(path, json={"apply_valid_only": True})

    assert (refused.status_code, refused.json()["slug"]) == (409, "staff-upload-has-refused-rows")
    assert (nobody, set(await uploader.staff())) == ({}, {"Zoé"})
    assert applied["counts"] == {"added": 1, "changed": 0, "unchanged": 0, "refused": 1}
    assert twice.json()["slug"] == "staff-upload-not-checked"


async def test_what_changed_since_the_check_is_shown_again_before_it_is_applied(
    uploader: Any, world: Any
) -> None:
    upload = await uploader.checked(ZOE, LEA)
    names = {"first_name": "Zoé", "last_name": "Gagné", "language": "fr", "roles": ["support"]}
    person = {**names, "agency_id": str(world.school_id), "direct_email": "z@nord.example"}
    assert (await uploader.client.post("/people", json=person)).status_code == 201

    again = await uploader.applied(upload["id"])

    assert (again["state"], again["refusal"]["slug"]) == (
        "checked",
        "staff-upload-changed-meanwhile",
    )
    assert (again["counts"]["refused"], await uploader.staff()) == (1, {})


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"", "staff-file-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "staff-file-protected"),
        (bytes(10 * 1024 * 1024 + 1), "staff-file-too-large"),
    ],
)
async def test_what_a_glance_tells_is_refused_at_once(
    uploader: Any, content: bytes, slug: str
) -> None:
    refused = await uploader.begin(content)

    assert (refused.status_code, refused.json()["slug"]) == (422, slug)


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"PK\x03\x04 and no more", "staff-file-damaged"),
        (b"\x00\x01\x02\x03", "staff-file-not-readable"),
        (b"Nom;Roles\nRoy;support", "staff-file-columns-missing"),
    ],
)
async def test_what_the_worker_finds_wrong_with_a_file_it_says(
    uploader: Any, content: bytes, slug: str
) -> None:
    begun = await uploader.begin(content)
    await uploader.work()
    shown = await uploader.shown(begun.json()["id"])

    assert (begun.status_code, shown["state"], shown["refusal"]["slug"]) == (202, "refused", slug)
    assert shown["refusal"]["detail"] != slug


async def test_work_that_breaks_off_is_begun_anew_and_nothing_is_half_done(
    uploader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = await uploader.checked(ZOE, LEA)

    async def dies_at_the_end(*given: Any) -> None:
        await carry_on(*given)
        raise ConnectionError("the machine went away")

    with monkeypatch.context() as broken:
        broken.setattr(staff_uploads, "carry_on", dies_at_the_end)
        with pytest.raises(ConnectionError):
            await uploader.applied(upload["id"])
    left, between = await uploader.shown(upload["id"]), await uploader.staff()
    await uploader.work()

    assert (left["state"], between) == ("to_apply", {})
    assert (await uploader.shown(upload["id"]))["state"] == "applied"
    assert set(await uploader.staff()) == {"Zoé", "Léa"}


async def test_work_that_always_breaks_off_is_given_up(
    uploader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dies(*_: Any) -> None:
        raise ConnectionError("always")

    begun = await uploader.begin(ZOE.encode())
    monkeypatch.setattr(staff_uploads, "carry_on", dies)
    for _ in range(3):
        with pytest.raises(ConnectionError):
            await uploader.work()
    await uploader.work()
    shown = await uploader.shown(begun.json()["id"])

    assert (shown["state"], shown["refusal"]["slug"]) == ("gave_up", "staff-upload-gave-up")


async def test_progress_is_seen_while_the_work_lasts(
    uploader: Any, database: Database[IdentityStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = await uploader.begin(ZOE.encode())
    seen: list[tuple[int, int | None]] = []

    async def slow(_: Any, __: Any, watch: staff_uploads.Watch) -> None:
        watch(7000, 15000)
        while not seen or seen[-1] == (0, None):
            await asyncio.sleep(0.01)
            shown = await uploader.shown(begun.json()["id"])
            seen.append((shown["rows_done"], shown["rows_total"]))

    monkeypatch.setattr(staff_uploads, "_SECONDS_BETWEEN", 0.01)
    monkeypatch.setattr(staff_uploads, "carry_on", slow)
    async with database.transaction() as store:
        found = await store.staff_uploads.next()
        assert found is not None
        async with staff_uploads._told(database, found.id) as watch:
            await slow(found, store, watch)

    assert seen[-1] == (7000, 15000)


async def test_two_workers_never_do_the_same(database: Any, uploader: Any) -> None:
    await uploader.begin(ZOE.encode())
    async with database.transaction() as one, database.transaction() as other:
        first = await one.staff_uploads.next()
        assert first is not None
        assert await other.staff_uploads.next() is None


@pytest.mark.parametrize(("language", "header"), [("fr", "Prénom *"), ("en", "First name *")])
async def test_a_template_is_downloaded_and_taken_back(
    uploader: Any, language: str, header: str
) -> None:
    asked = {"Accept-Language": language}
    text = await uploader.client.get("/staff-upload-templates/csv", headers=asked)
    book = await uploader.client.get("/staff-upload-templates/xlsx", headers=asked)
    sheet = load_workbook(io.BytesIO(book.content))
    role = sheet.worksheets[1]["A1"].value
    sheet.worksheets[0].append(["Zoé", "Gagné", role])
    file = io.BytesIO()
    sheet.save(file)
    begun = await uploader.begin(file.getvalue())
    await uploader.work()
    shown = await uploader.shown(begun.json()["id"])

    dialect = csv.Sniffer().sniff(text.content.decode("utf-8-sig"), ";,")
    assert next(csv.reader([text.content.decode("utf-8-sig")], dialect))[0] == header
    assert sheet.worksheets[0]["A1"].value == header
    assert shown["counts"]["added"] == 1


async def test_a_name_that_would_run_as_a_formula_does_not_in_the_export(uploader: Any) -> None:
    upload = await uploader.checked("=cmd|x;+Roy;chef;;")
    export = await uploader.client.get(f"/staff-uploads/{upload['id']}/rows.csv")

    _, line = csv.reader(io.StringIO(export.content.decode("utf-8-sig")), delimiter=";")
    assert line[:4] == ["2", "Refusée", "'=cmd|x +Roy", "Rôles"]
    assert export.headers["content-disposition"].startswith("attachment")


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

"""A file is looked into, shown, and applied in one go."""

import csv
import io
import json
from typing import Any

import pytest
from openpyxl import load_workbook

from .conftest import LEA, ZOE

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

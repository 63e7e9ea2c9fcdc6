"""Departments with their words and addresses, and the logos that they show."""

import json
import struct
import zlib
from typing import Any

import pytest
from fastapi import FastAPI

from testkit import client_for

DEPARTMENT = {
    "name_fr": "Soins infirmiers",
    "name_en": "Nursing",
    "supervisor_word_fr": "Préceptrice",
    "supervisor_word_en": "Preceptor",
    "street": "116, boul. Lionel-Émond",
    "city": "Gatineau",
    "postal_code": "j8y1w7",
}


def a_png(width: int = 120, height: int = 40) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + rows + chunk(b"IEND", b"")


@pytest.fixture
async def path(app: FastAPI, world: Any) -> str:
    """Of a department of the school."""
    async with client_for(app, world.school_chief) as chief:
        opened = await chief.post(
            "/departments", json={**DEPARTMENT, "agency_id": str(world.school_id)}
        )
    return f"/departments/{opened.json()['id']}"


async def test_a_department_is_kept_and_told_with_its_words_and_address(
    app: FastAPI, world: Any, path: str, published: Any
) -> None:
    async with client_for(app, world.school_chief) as chief:
        shown = (await chief.get(path)).json()
        cleared = await chief.patch(
            path, json={"supervisor_word_fr": None, "supervisor_word_en": None, "name_fr": "Santé"}
        )
        refused = await chief.patch(path, json={"supervisor_word_fr": "Tutrice"})

    assert {name: shown[name] for name in DEPARTMENT} == {**DEPARTMENT, "postal_code": "J8Y 1W7"}
    assert cleared.json()["supervisor_word_fr"] is None
    assert (cleared.json()["name_fr"], cleared.json()["city"]) == ("Santé", "Gatineau")
    assert refused.json()["slug"] == "word-in-one-language"
    events = [json.loads(body) for body in await published()]
    told = [one["data"] for one in events if one["type"] == "identity.department_recorded.v1"]
    assert [one["supervisor_word_en"] for one in told] == ["Preceptor", None]


async def test_a_logo_is_shown_replaced_and_dropped(app: FastAPI, world: Any, path: str) -> None:
    first, second = a_png(), a_png(60)
    async with client_for(app, world.school_chief) as chief:
        put = await chief.put(f"{path}/logo", content=first)
        shown = await chief.get(f"{path}/logo")
        known = await chief.get(f"{path}/logo", headers={"If-None-Match": shown.headers["etag"]})
        await chief.put(f"{path}/logo", content=second)
        replaced = await chief.get(f"{path}/logo", headers={"If-None-Match": shown.headers["etag"]})
        dropped = await chief.delete(f"{path}/logo")
        gone = await chief.get(f"{path}/logo")

    assert (put.status_code, put.json()["width"]) == (200, 120)
    assert (shown.content, shown.headers["content-type"]) == (first, "image/png")
    assert (known.status_code, known.content) == (304, b"")
    assert (replaced.status_code, replaced.content) == (200, second)
    assert (dropped.status_code, gone.status_code) == (204, 404)


async def test_a_logo_is_served_so_that_a_browser_only_shows_it(
    app: FastAPI, world: Any, path: str
) -> None:
    async with client_for(app, world.school_chief) as chief:
        await chief.put(f"{path}/logo", content=a_png())
        headers = (await chief.get(f"{path}/logo")).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo-not-an-image"),
        (a_png(301), "logo-too-wide"),
        (a_png() + bytes(300_000), "logo-too-large"),
        (b"", "logo-not-an-image"),
    ],
)
async def test_what_is_no_logo_is_refused_whatever_it_calls_itself(
    app: FastAPI, world: Any, path: str, content: bytes, slug: str
) -> None:
    async with client_for(app, world.school_chief) as chief:
        headers = {"Content-Type": "image/png"}
        refused = await chief.put(f"{path}/logo", content=content, headers=headers)

    assert (refused.status_code, refused.json()["slug"]) == (422, slug)


async def test_the_logo_of_a_foreign_agency_does_not_exist(
    app: FastAPI, world: Any, path: str
) -> None:
    async with client_for(app, world.school_chief) as chief:
        await chief.put(f"{path}/logo", content=a_png())
    async with client_for(app, world.hospital_chief) as stranger:
        answers = [
            await stranger.get(f"{path}/logo"),
            await stranger.put(f"{path}/logo", content=a_png()),
            await stranger.delete(f"{path}/logo"),
        ]
    async with client_for(app, world.school_clerk) as clerk:
        seen = await clerk.get(f"{path}/logo")
        changed = await clerk.put(f"{path}/logo", content=a_png())

    assert [answer.status_code for answer in answers] == [404] * 3
    assert (seen.status_code, changed.status_code) == (200, 403)

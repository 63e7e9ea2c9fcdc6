"""Importing sites over HTTP."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from chassis.auth import Role
from chassis.store import Database
from placements.app import create_app
from placements.settings import Settings
from placements.store.store import PlacementsStore
from testkit.clients import client_for
from testkit.tokens import a_viewer, bearer

ADMINISTRATOR = bearer(a_viewer(role=Role.ADMINISTRATOR))
CSV = {"Content-Type": "text/csv"}


@pytest.fixture
async def client(
    database: Database[PlacementsStore], settings: Settings
) -> AsyncIterator[httpx2.AsyncClient]:
    async with client_for(create_app(settings, database=database)) as client:
        yield client


async def send(
    client: httpx2.AsyncClient, content: bytes, headers: dict[str, str] | None = None, **params: str
) -> httpx2.Response:
    return await client.post(
        "/site-imports",
        content=content,
        params=params,
        headers={**ADMINISTRATOR, **CSV, **(headers or {})},
    )


async def test_a_file_is_compared_imported_and_then_known(
    client: httpx2.AsyncClient, open_database: bytes
) -> None:
    dry = (await send(client, open_database, dry_run="true")).json()
    first = (await send(client, open_database)).json()
    again = (await send(client, open_database)).json()

    figures = ("dry_run", "added", "changed", "unchanged")
    assert [dry[name] for name in figures] == [True, 7024, 0, 0]
    assert [first[name] for name in figures] == [False, 7024, 0, 0]
    assert [again[name] for name in figures] == [False, 0, 0, 7024]
    assert (first["duplicate_rows"], first["refused_rows"], first["encoding"]) == (
        9,
        0,
        "Windows-1252",
    )
    duplicates = {
        finding["line"]: finding["after"]
        for finding in first["findings"]
        if finding["kind"] == "duplicate"
    }
    assert duplicates[5865] == "4384"


async def test_a_refused_file_says_why_in_the_callers_language(
    client: httpx2.AsyncClient, database: Database[PlacementsStore], open_database: bytes
) -> None:
    french = await send(client, open_database[:-100], {"Accept-Language": "fr-CA"})
    english = await send(client, b"PK\x03\x04", {"Accept-Language": "en"})

    assert (french.status_code, french.json()["slug"]) == (422, "facility-file-truncated")
    assert "Rien n’a été importé" in french.json()["detail"]
    assert "Nothing was imported" in english.json()["detail"]
    async with database.reading() as connection:
        assert await connection.raw.fetchval("SELECT count(*) FROM sites") == 0


async def test_only_administrators_import(client: httpx2.AsyncClient, open_database: bytes) -> None:
    coordinator = bearer(a_viewer(role=Role.RECEIVING_COORDINATOR))

    answer = await send(client, open_database, coordinator)

    assert (answer.status_code, answer.json()["slug"]) == (403, "only-administrators-import")


async def test_a_file_of_more_than_20_megabytes_is_not_read(client: httpx2.AsyncClient) -> None:
    answer = await send(client, b"a" * (20 * 1024 * 1024 + 1))

    assert answer.json()["slug"] == "facility-file-too-large"

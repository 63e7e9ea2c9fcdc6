"""Finding sites among those of Quebec and Prince Edward Island."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx2
import pytest

from chassis.store import Database
from placements.app import create_app
from placements.commands.import_sites.import_sites import ImportSites, import_sites
from placements.domain.facilities.parse import parse_facilities
from placements.queries.places.sites import SiteFilter, sites_found
from placements.settings import Settings
from placements.store.store import PlacementsStore
from testkit.clients import client_for
from testkit.tokens import a_viewer, bearer

_EXPLAIN = "EXPLAIN SELECT id FROM sites WHERE "


@pytest.fixture
async def client(
    database: Database[PlacementsStore], settings: Settings, open_database: bytes
) -> AsyncIterator[httpx2.AsyncClient]:
    parsed = parse_facilities(open_database)
    near = [facility for facility in parsed.facilities if facility.province in ("QC", "PE")]
    file = replace(parsed, facilities=near)
    async with database.transaction() as store:
        await import_sites(ImportSites(file=file, viewer=None), store)
    app = create_app(settings, database=database)
    async with client_for(app, headers=bearer(a_viewer())) as client:
        yield client


async def test_sites_are_found_whichever_way_one_looks(client: httpx2.AsyncClient) -> None:
    async def names(**params: str | int) -> list[str]:
        answer = await client.get("/sites", params=params)
        assert answer.status_code == 200, answer.text
        return [row["name"] for row in answer.json()]

    assert await names(name="hopital enf jes", province="qc") == ["Hôpital de l'Enfant-Jésus"]
    assert await names(name="HÔPITAL ENFANT JÉSUS", province="pe") == []
    assert await names(name="maniwaki", city="MANIWAKI", province="QC")
    assert await names(name="maniwaki", city="mani", province="QC")
    there = await names(city="Rivière-du-Loup", limit=200)
    assert there == await names(city="RIVIERE DU LOUP", limit=200)
    assert set(there) <= set(await names(city="riviere-du-l", limit=200))
    assert there
    assert await names(city="du-loup") == []
    assert await names(city="%") == []
    assert await names(name="zzz") == []
    assert await names(name="'!&|") == []


async def test_pages_follow_one_another_without_gap_or_repetition(
    client: httpx2.AsyncClient,
) -> None:
    found: list[str] = []
    address: str | None = "/sites?province=PE&limit=30"
    while address:
        answer = await client.get(address)
        found += [row["id"] for row in answer.json()]
        link = answer.headers.get("link")
        address = link.split(";")[0].strip("<>") if link else None

    assert len(found) == len(set(found)) == 93


async def test_the_nearest_come_first_and_the_far_not_at_all(client: httpx2.AsyncClient) -> None:
    params = {"near": "45.5088,-73.5617", "within_km": "2", "limit": "200"}
    rows = (await client.get("/sites", params=params)).json()

    metres = [row["distance_m"] for row in rows]
    assert metres == sorted(metres)
    assert len(rows) > 20
    assert max(metres) <= 2000
    second = await client.get("/sites", params={**params, "limit": "5"})
    link = second.headers["link"].split(";")[0].strip("<>")
    assert (await client.get(link)).json() == rows[5:10]


async def test_a_point_that_is_none_is_refused(client: httpx2.AsyncClient) -> None:
    for near in ("45.5", "a,b", "95,0", "nan,0"):
        answer = await client.get("/sites", params={"near": near})

        assert (answer.status_code, answer.json()["slug"]) == (422, "point-not-readable")


async def test_searches_by_name_and_by_distance_use_an_index(
    client: httpx2.AsyncClient, database: Database[PlacementsStore]
) -> None:
    del client
    searches = {
        "ix_sites_search_words": "search_words @@ CAST('''hull'':*' AS tsquery)",
        "ix_sites_latitude_longitude": (
            "latitude BETWEEN 45.50 AND 45.52 AND longitude BETWEEN -73.57 AND -73.55"
        ),
        "ix_sites_city_key_beginning": "city_key LIKE 'gatin%' ORDER BY search_key, id LIMIT 50",
    }
    async with database.reading() as connection:
        await connection.raw.execute("ANALYZE sites")
        for index, condition in searches.items():
            plan = await connection.raw.fetch(_EXPLAIN + condition)
            assert index in str(plan)
        rows = await sites_found(connection, SiteFilter(name="hull"), limit=50, after=None)
    assert rows

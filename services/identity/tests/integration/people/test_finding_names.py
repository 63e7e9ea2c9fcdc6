"""Finding people among thousands by names as they are typed, through an index."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest
from fastapi import FastAPI

from chassis.store.statements import sql_and_arguments
from identity.queries.people.people import WantedPeople, people_wanted
from identity.settings import Settings
from testkit import client_for
from testkit.plans import reads_of

_MANY = """
INSERT INTO people (id, agency_id, first_name, last_name, language, roles, active, sort_name,
    search_words, version)
SELECT gen_random_uuid(), CASE WHEN n % 10 = 0 THEN $1::uuid ELSE $2::uuid END,
    'Prénom ' || n % 97, 'Nom ' || n % 89, 'fr', '{supervisor}',
    n % 7 > 0, 'nom ' || n, ARRAY['prenom', (n % 97)::text, 'nom', (n % 89)::text], 1
FROM generate_series(1, 16000) AS n
"""
FACTS = {"language": "fr", "roles": ["supervisor"]}


@pytest.mark.parametrize(
    ("first_name", "last_name", "typed"),
    [
        ("Émilie", "Côté", "emilie cote"),
        ("Émilie", "Côté", " cote   émilie "),
        ("Sukarno", "Sukarno", "sukar"),
        ("Marie-Ève", "Roy-Lavoie", "lavoie marie"),
        ("Luc", "d’Amours", "d'amours"),
        ("Luc", "d'Amours", "D’AMOURS luc"),
        ("Luc", "d'Amours", "damours"),
        ("Lætitia", "Lœuvre", "loeuvre laetitia"),
        ("Jürgen", "Strauß", "strauss"),
        ("ᐱᑕ", "ᐊᑕᒍᑦᑖᓗᒃ", "ᐊᑕᒍᑦ"),
    ],
)
async def test_a_name_is_found_however_it_is_typed_also_of_who_left(
    app: FastAPI, world: Any, first_name: str, last_name: str, typed: str
) -> None:
    names = {"first_name": first_name, "last_name": last_name}
    newcomer = {**FACTS, **names, "agency_id": str(world.school_id)}
    async with client_for(app, world.school_chief) as chief:
        added = await chief.post("/people", json=newcomer)
        await chief.post(f"/people/{added.json()['id']}/deactivate", json={"reason": "left"})
        found = (await chief.get("/people", params={"q": typed})).json()
        warned = await chief.post("/people", json=newcomer)

    assert [row["id"] for row in found] == [added.json()["id"]]
    assert (warned.status_code, warned.json()["slug"]) == (409, "person-alike")


@pytest.fixture
async def many(settings: Settings, world: Any) -> AsyncIterator[Any]:
    """16,000 people, of whom a tenth are the school's."""
    connection: Any = await asyncpg.connect(settings.database_url)
    await connection.execute(_MANY, world.school_id, world.hospital_id)
    await connection.execute("VACUUM ANALYZE people")
    yield connection
    await connection.close()


@pytest.mark.usefixtures("behind_the_ledgers_back")
@pytest.mark.parametrize("typed", ["prénom 13 nom 7", "Côté  émilie"])
async def test_among_thousands_an_index_finds_the_few(many: Any, world: Any, typed: str) -> None:
    wanted = WantedPeople(viewer=world.administrator, today=date(2026, 11, 23), words=typed)
    sql, arguments = sql_and_arguments(people_wanted(wanted, cursor=None, limit=50), {})

    explained = "\n".join(row[0] for row in await many.fetch(f"EXPLAIN {sql}", *arguments))

    assert "ix_people_search_words" in explained, explained
    assert "Seq Scan on people" not in explained, explained


@pytest.mark.usefixtures("behind_the_ledgers_back", "many")
async def test_behind_the_fence_a_search_reads_its_own_agency_at_most(
    app: FastAPI, settings: Settings, world: Any
) -> None:
    """There PostgreSQL looks at whose a row is before it lets `@>` see what is in it."""
    async with client_for(app) as client:
        path = f"/people?limit=50&q={quote('prénom 13 nom 7')}"
        reads = await reads_of(client, settings.database_url, world.school_chief, path)

    reads.of("people", at_most=2000)

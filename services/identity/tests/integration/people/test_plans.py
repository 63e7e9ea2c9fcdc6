"""Behind the fence, too, the list of staff reads a page of an index, however many people work.

And a query that forgot its predicate shows nothing foreign.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import pytest
from fastapi import FastAPI

from chassis.viewer import Level, Role, Viewer
from identity.settings import Settings
from testkit.clients import client_for
from testkit.plans import Reads, reads_of
from testkit.tokens import a_viewer, bearer

COUNT = 20_000
"""A tenth of them work at the hospital; 500 other agencies share the rest."""
PAGE = 50
FEW = 6 * PAGE
HOSPITAL = UUID(int=10**6)
_AGENCY = "lpad(to_hex(1000000 + {}), 32, '0')::uuid"
_AGENCIES = f"""
INSERT INTO agencies (id, kind, name_fr, name_en, short_name, province, active, sort_name,
    search_words, version)
SELECT {_AGENCY.format("n")}, 'both', 'É' || n, 'E' || n, 'E' || n, 'QC', true, 'e' || n, '{{}}', 1
FROM generate_series(0, 500) AS n
"""  # noqa: S608 - our own numbers
_PEOPLE = f"""
INSERT INTO people (id, agency_id, first_name, last_name, language, roles, active, sort_name,
    search_words, version)
SELECT lpad(to_hex(n), 32, '0')::uuid,
    {_AGENCY.format("CASE WHEN n % 10 = 0 THEN 0 ELSE 1 + n % 500 END")},
    'Zoé', 'Roy ' || n, 'fr', '{{supervisor}}', n % 7 > 0, 'roy ' || n, ARRAY['roy', 'zoe'], 1
FROM generate_series(1, {COUNT}) AS n
"""  # noqa: S608 - our own numbers
_ACCOUNTS = """
INSERT INTO accounts (id, person_id, agency_id, sign_in_name, enabled, email_alerts_accepted,
    version)
SELECT id, id, agency_id, id::text, true, true, 1 FROM people
"""

Served = tuple[httpx2.AsyncClient, str]
Read = Callable[[Viewer, str], Awaitable[Reads]]


@pytest.fixture
async def served(app: FastAPI, settings: Settings) -> AsyncIterator[Served]:
    """The application and its database's address."""
    connection: Any = await asyncpg.connect(settings.database_url)
    for filled in (_AGENCIES, _PEOPLE, _ACCOUNTS):
        await connection.execute(filled)
    await connection.execute("VACUUM ANALYZE agencies, people, accounts")
    await connection.close()
    async with client_for(app) as client:
        yield client, settings.database_url


@pytest.fixture
def read(served: Served) -> Read:
    """Asks as somebody, and answers what was read for it."""
    client, url = served
    return lambda viewer, path: reads_of(client, url, viewer, path)


@pytest.mark.usefixtures("behind_the_ledgers_back")
async def test_the_list_of_staff_reads_a_page(read: Read) -> None:
    for viewer in (
        a_viewer(agency_id=HOSPITAL, level=Level.LOCAL_ADMINISTRATOR),
        a_viewer(agency_id=HOSPITAL, role=Role.SUPERVISOR),
        a_viewer(role=Role.ADMINISTRATOR),
    ):
        for narrowed in ("", "&active=true", "&q=roy"):
            (await read(viewer, f"/people?limit={PAGE}{narrowed}")).of("people", at_most=FEW)


@pytest.mark.usefixtures("behind_the_ledgers_back")
async def test_a_list_without_its_predicate_shows_nobody_of_another_agency(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("identity.queries.people.people.visible", lambda _, __: [])
    client, _ = served
    clerk = bearer(a_viewer(agency_id=HOSPITAL))
    listed = (await client.get("/people?limit=200", headers=clerk)).json()
    foreign = await client.get(f"/people/{UUID(int=1)}", headers=clerk)
    own = await client.get(f"/people/{UUID(int=10)}", headers=clerk)

    assert {row["agency_id"] for row in listed} == {str(HOSPITAL)}
    assert (foreign.status_code, own.status_code) == (404, 200)

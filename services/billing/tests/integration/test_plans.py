"""Behind the fence, too, a list of lines reads some rows of an index, however many there are.

And a query that forgot its predicate shows nothing foreign.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import pytest

from billing.app import create_app
from billing.settings import Settings
from chassis.viewer import Role
from testkit.clients import client_for
from testkit.plans import Reads, reads_of
from testkit.tokens import a_viewer, bearer, public_key_set

COUNT = 30_000
OURS = COUNT // 10
"""So many lines are the school's, and as many the hospital's; 500 others share the rest."""
PAGE = 50
FEW = 12 * PAGE
"""A page, with the names that go with its rows."""
SCHOOL, HOSPITAL = UUID(int=10**6), UUID(int=2 * 10**6)
_ID = "lpad(to_hex({}), 32, '0')::uuid"
_LINES = f"""
INSERT INTO invoice_lines (id, placement_request_id, reference, payer_agency_id, payee_agency_id,
    program_id, discipline, placement_type, site_id, starts_on, ends_on, students, shifts,
    hours_per_student, state, version)
SELECT {_ID.format("n")}, {_ID.format("n")}, 'PR-' || n,
    {_ID.format("1000000 + CASE WHEN n % 10 = 0 THEN 0 ELSE 1 + n % 500 END")},
    {_ID.format("2000000 + CASE WHEN n / 10 % 10 = 0 THEN 0 ELSE 1 + n % 499 END")},
    {_ID.format("n % 700")}, 'nursing', 'group', gen_random_uuid(),
    date '2027-01-04' + n * 7919 % 700, date '2027-03-26' + n * 7919 % 700, 4, 12, 96,
    (ARRAY['not_invoiced', 'invoiced', 'paid'])[1 + n / 100 % 3], 1
FROM generate_series(1, {COUNT}) AS n
"""  # noqa: S608 - our own numbers

Served = tuple[httpx2.AsyncClient, str]
Read = Callable[[UUID, Role, str], Awaitable[Reads]]


@pytest.fixture
async def served(service_database: Callable[..., str]) -> AsyncIterator[Served]:
    """The application and its database's address."""
    url = service_database("billing")
    connection: Any = await asyncpg.connect(url)
    await connection.execute(_LINES)
    await connection.execute("VACUUM ANALYZE invoice_lines")
    await connection.close()
    app = create_app(Settings(database_url=url, jwks=public_key_set()))
    async with client_for(app) as client:
        yield client, url


@pytest.fixture
def read(served: Served) -> Read:
    """Asks as somebody, and answers what was read for it."""
    client, url = served
    return lambda agency, role, path: reads_of(
        client, url, a_viewer(agency_id=agency, role=role), path
    )


async def test_a_page_of_lines_reads_a_page(read: Read) -> None:
    for agency, role in (
        (SCHOOL, Role.PLACING_COORDINATOR),
        (HOSPITAL, Role.RECEIVING_COORDINATOR),
        (UUID(int=1), Role.ADMINISTRATOR),
    ):
        for narrowed in ("", "&state=paid", "&starts_from=2028-03-01"):
            found = await read(agency, role, f"/invoice-lines?limit={PAGE}{narrowed}")
            found.of("invoice_lines", at_most=FEW)


async def test_totals_read_what_they_add_up_and_nobody_elses(read: Read) -> None:
    found = await read(HOSPITAL, Role.RECEIVING_COORDINATOR, "/invoice-lines/totals")

    found.of("invoice_lines", at_most=OURS + PAGE)


async def test_a_list_without_its_predicate_shows_no_foreign_line(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("billing.queries.invoice_lines.lines_within", lambda _: [])
    client, _ = served
    school = bearer(a_viewer(agency_id=SCHOOL))
    listed = (await client.get("/invoice-lines?limit=200", headers=school)).json()
    totals = (await client.get("/invoice-lines/totals", headers=school)).json()
    foreign = await client.get(f"/invoice-lines/{UUID(int=1)}", headers=school)
    own = await client.get(f"/invoice-lines/{UUID(int=10)}", headers=school)

    assert {line["payer_agency_id"] for line in listed} == {str(SCHOOL)}
    assert sum(total["lines"] for total in totals) == OURS
    assert (foreign.status_code, own.status_code) == (404, 200)

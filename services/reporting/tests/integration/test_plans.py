"""Behind the fence, too, a report reads some rows of an index, however many requests there are.

And a query that forgot its predicate shows nothing foreign.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import pytest

from chassis.viewer import Role
from reporting.app import create_app
from reporting.settings import Settings
from testkit.clients import client_for
from testkit.plans import Reads, reads_of
from testkit.tokens import a_viewer, bearer, public_key_set

COUNT = 30_000
OURS = COUNT // 10
"""So many requests are the school's, and as many the hospital's; 500 others share the rest."""
PAGE = 50
FEW = 12 * PAGE
"""A page, with the names that go with its rows."""
SCHOOL, HOSPITAL, PERSON = UUID(int=10**6), UUID(int=2 * 10**6), UUID(int=7)
_ID = "lpad(to_hex({}), 32, '0')::uuid"
_REQUESTS = f"""
INSERT INTO placement_requests (placement_request_id, reference, status, school_status, channel,
    placing_agency_id, receiving_agency_id, program_id, discipline, placement_type, site_id,
    service_id, destination_id, starts_on, ends_on, students, shifts, hours_per_student,
    supervisor_ids, requested_by, created_at, sent_at, version)
SELECT {_ID.format("n")}, 'PR-' || n, status, status, 'online',
    {_ID.format("1000000 + CASE WHEN n % 10 = 0 THEN 0 ELSE 1 + n % 500 END")},
    {_ID.format("2000000 + CASE WHEN n / 10 % 10 = 0 THEN 0 ELSE 1 + n % 499 END")},
    {_ID.format("n % 700")}, 'nursing', 'group', gen_random_uuid(), gen_random_uuid(),
    {_ID.format("n % 900")}, date '2027-01-04' + n * 7919 % 700, date '2027-01-25' + n * 7919 % 700,
    4, 12, 96, ARRAY[CASE WHEN n % 1000 = 0 THEN '{PERSON}'::uuid ELSE gen_random_uuid() END],
    gen_random_uuid(), now(), now(), 1
FROM (SELECT n, (ARRAY['pending', 'accepted', 'confirmed', 'confirmed', 'declined'])
    [1 + n / 100 % 5] AS status FROM generate_series(1, {COUNT}) AS n) AS numbered
"""  # noqa: S608 - our own numbers

Served = tuple[httpx2.AsyncClient, str]
Read = Callable[[UUID, Role, str], Awaitable[Reads]]


@pytest.fixture
async def served(service_database: Callable[..., str]) -> AsyncIterator[Served]:
    """The application and its database's address."""
    url = service_database("reporting")
    connection: Any = await asyncpg.connect(url)
    await connection.execute(_REQUESTS)
    await connection.execute("VACUUM ANALYZE placement_requests")
    await connection.close()
    app = create_app(Settings(database_url=url, jwks=public_key_set()))
    async with client_for(app) as client:
        yield client, url


@pytest.fixture
def read(served: Served) -> Read:
    """Asks as somebody, and answers what was read for it."""
    client, url = served
    return lambda agency, role, path: reads_of(
        client, url, a_viewer(agency_id=agency, role=role, person_id=PERSON), path
    )


async def test_a_page_of_a_report_reads_a_page(read: Read) -> None:
    for agency, role in (
        (SCHOOL, Role.PLACING_COORDINATOR),
        (HOSPITAL, Role.RECEIVING_COORDINATOR),
        (UUID(int=1), Role.ADMINISTRATOR),
    ):
        found = await read(agency, role, f"/request-activity?limit={PAGE}")
        found.of("placement_requests", at_most=FEW)

    days = "period_from=2028-03-01&period_to=2028-04-01"
    found = await read(HOSPITAL, Role.RECEIVING_COORDINATOR, f"/confirmed-placements?{days}")
    found.of("placement_requests", at_most=FEW)


async def test_what_is_sought_or_added_up_reads_the_agencys_own(read: Read) -> None:
    for role, report in (
        (Role.RECEIVING_COORDINATOR, "requests-by-outcome"),
        (Role.RECEIVING_COORDINATOR, "request-activity?status=confirmed"),
        (Role.SUPERVISOR, "request-activity"),
    ):
        found = await read(HOSPITAL, role, f"/{report}")
        found.of("placement_requests", at_most=OURS + FEW)


async def test_a_report_without_its_predicate_counts_no_foreign_request(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reporting.queries.limits.visible_to", lambda _: [])
    client, _ = served
    school = bearer(a_viewer(agency_id=SCHOOL))
    listed = (await client.get("/request-activity?limit=200", headers=school)).json()
    counted = (await client.get("/requests-by-outcome?limit=200", headers=school)).json()

    assert {row["placing_agency_id"] for row in listed} == {str(SCHOOL)}
    assert 0 < sum(row["requests"] for row in counted) <= OURS

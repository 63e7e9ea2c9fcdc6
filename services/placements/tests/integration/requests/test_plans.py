"""Behind the fence, too, a list reads some rows of an index, however many requests there are."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import pytest

from chassis.viewer import Role, Viewer
from placements.app import create_app
from placements.settings import Settings
from testkit.clients import client_for
from testkit.plans import Reads, reads_of
from testkit.tokens import a_viewer, public_key_set

COUNT = 30_000
OURS = COUNT // 10
"""The school placed so many, and the hospital received as many; 500 others share the rest."""
PAGE = 50
FEW = 25 * PAGE
"""A page, with the names that go with its rows."""
SCHOOL, HOSPITAL, PERSON = UUID(int=10**6), UUID(int=2 * 10**6), UUID(int=7)
_REQUESTS = f"""
INSERT INTO placement_requests (id, reference, status, school_status, placing_agency_id, program_id,
    discipline, placement_type, receiving_agency_id, site_id, service_id, destination_id,
    starts_on, ends_on, students, shifts, hours_per_student, supervisor_ids, auto_redirected,
    requested_by, created_at, version)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'PR-2026-' || lpad(n::text, 7, '0'), status, status,
    lpad(to_hex(1000000 + CASE WHEN n % 10 = 0 THEN 0 ELSE 1 + n % 500 END), 32, '0')::uuid,
    lpad(to_hex(n % 700), 32, '0')::uuid, 'nursing', 'group',
    lpad(to_hex(2000000 + CASE WHEN n / 10 % 10 = 0 THEN 0 ELSE 1 + n % 499 END), 32, '0')::uuid,
    gen_random_uuid(), gen_random_uuid(), lpad(to_hex(n % 900), 32, '0')::uuid,
    date '2027-01-04' + n * 7919 % 700, date '2027-03-26' + n * 7919 % 700, 4, 12, 96,
    CASE WHEN n % 1000 = 0 THEN ARRAY['{PERSON}'::uuid] ELSE ARRAY[gen_random_uuid()] END,
    false, gen_random_uuid(), now(), 1
FROM (SELECT n, (ARRAY['pending', 'redirected', 'accepted', 'confirmed', 'cancelled', 'declined'])
    [1 + n / 100 % 6] AS status FROM generate_series(1, {COUNT}) AS n) AS numbered
"""


@pytest.fixture
async def read(service_database: Callable[..., str]) -> AsyncIterator[Callable[..., Any]]:
    """Asks as somebody, and answers what was read for it."""
    url = service_database("placements")
    connection: Any = await asyncpg.connect(url)
    await connection.execute(_REQUESTS)
    await connection.execute("ANALYZE placement_requests")
    await connection.close()
    app = create_app(Settings(database_url=url, jwks=public_key_set()))
    async with client_for(app) as client:

        async def reading(viewer: Viewer, path: str) -> Reads:
            return await reads_of(client, url, viewer, path)

        yield reading


def at(agency: UUID, role: Role, **scopes: Any) -> Viewer:
    return a_viewer(agency_id=agency, role=role, person_id=PERSON, **scopes)


async def test_x(read: Callable[..., Any]) -> None:
    for viewer in (at(SCHOOL, Role.PLACING_COORDINATOR), at(HOSPITAL, Role.RECEIVING_COORDINATOR),
        at(HOSPITAL, Role.DESTINATION_COORDINATOR, destination_ids=frozenset({UUID(int=0)})),
        at(HOSPITAL, Role.SUPERVISOR), at(UUID(int=3), Role.ADMINISTRATOR)):
        for path in ("/placement-requests?limit=50", "/placement-requests?limit=50&sort=-created_at", "/placement-requests?limit=50&status=accepted", "/placement-requests?limit=50&reference=PR-2026-0000100","/placement-requests?limit=50&from=2027-05-05&until=2027-05-15", "/placement-requests/counts"):
            try:
                found = await read(viewer, path)
            except AssertionError as e:
                print(viewer.role, path, str(e)[:300]); continue
            print(viewer.role, path, found.rows, found.whole_tables)
            print(found.plans[:1500])

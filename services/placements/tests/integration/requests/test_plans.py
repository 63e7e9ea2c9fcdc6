"""Behind the fence, too, a list reads some rows of an index, however many requests there are."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from chassis.viewer import Role, Viewer
from placements.app import create_app
from placements.settings import Settings
from testkit.clients import client_for
from testkit.plans import Reads, reads_of
from testkit.tokens import a_viewer, public_key_set

COUNT = 30_000
OURS = COUNT // 10
"""So many requests are the school's, and as many the hospital's; 500 others share the rest."""
PAGE = 50
FEW = 12 * PAGE
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
"""  # noqa: S608 - our own numbers


Read = Callable[[Viewer, str], Awaitable[Reads]]


@pytest.fixture
async def read(service_database: Callable[..., str]) -> AsyncIterator[Read]:
    """Asks as somebody, and answers what was read for it."""
    url = service_database("placements")
    connection: Any = await asyncpg.connect(url)
    await connection.execute(_REQUESTS)
    await connection.execute("VACUUM ANALYZE placement_requests")
    await connection.close()
    app = create_app(Settings(database_url=url, jwks=public_key_set()))
    async with client_for(app) as client:
        yield lambda viewer, path: reads_of(client, url, viewer, path)


def at(agency: UUID, role: Role, **scopes: Any) -> Viewer:
    return a_viewer(agency_id=agency, role=role, person_id=PERSON, **scopes)


async def test_an_inbox_and_an_outbox_read_a_page(read: Read) -> None:
    for viewer in (
        at(SCHOOL, Role.PLACING_COORDINATOR),
        at(HOSPITAL, Role.RECEIVING_COORDINATOR),
        at(HOSPITAL, Role.DESTINATION_COORDINATOR, destination_ids=frozenset({UUID(int=0)})),
        at(UUID(int=1), Role.ADMINISTRATOR),
    ):
        for narrowed in ("", "&sort=-created", "&status=accepted"):
            found = await read(viewer, f"/placement-requests?limit={PAGE}{narrowed}")
            found.of("placement_requests", at_most=FEW)


async def test_what_is_supervised_or_counted_reads_the_agencys_own(read: Read) -> None:
    for role, asked in ((Role.SUPERVISOR, "?limit=50"), (Role.RECEIVING_COORDINATOR, "/counts")):
        found = await read(at(HOSPITAL, role), f"/placement-requests{asked}")
        found.of("placement_requests", at_most=OURS + FEW)

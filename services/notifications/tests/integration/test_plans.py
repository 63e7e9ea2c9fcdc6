"""Behind the fence, too, inbox, letters and mails read a page, however many there are.

And a query that forgot its predicate shows nothing foreign.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
import httpx2
import pytest
from sqlalchemy import true

from chassis.store.connection import prepare_connection
from chassis.viewer import Level, Role, Viewer
from notifications.app import create_app
from notifications.domain.moves import RequestMoved
from notifications.settings import Settings
from notifications.store.moved import moved_to_json
from testkit.clients import client_for
from testkit.plans import Reads, reads_of
from testkit.tokens import a_viewer, bearer, public_key_set

COUNT = 20_000
PAGE = 50
FEW = 6 * PAGE
"""A page, with the names that go with its rows."""
SCHOOL, PERSON = UUID(int=10**6), UUID(int=7)
_AGENCY = "lpad(to_hex(1000000 + CASE WHEN n % 10 = 0 THEN 0 ELSE 1 + n % 500 END), 32, '0')::uuid"
_ID = "lpad(to_hex(n), 32, '0')::uuid"
_INBOX = f"""
INSERT INTO inbox_items (id, person_id, event_id, kind, language, title, text, created_at, read_at)
SELECT {_ID}, CASE WHEN n % 100 = 0 THEN '{PERSON}'::uuid ELSE gen_random_uuid() END, {_ID},
    'accepted', 'fr', 'Titre', 'Texte', now(), CASE WHEN n % 200 = 0 THEN now() END
FROM generate_series(1, {COUNT}) AS n
"""  # noqa: S608 - our own numbers
_MAILS = f"""
INSERT INTO mail_deliveries (id, event_id, person_id, agency_id, kind, language, address, subject,
    text, html, state, attempts, try_again_at, created_at)
SELECT {_ID}, {_ID}, gen_random_uuid(), {_AGENCY}, 'accepted', 'fr', 'a@b.example', 'Sujet',
    'Texte', 'Texte', 'sent', 1, now(), now()
FROM generate_series(1, {COUNT}) AS n
"""  # noqa: S608 - our own numbers
_LETTERS = f"""
INSERT INTO paper_deliveries (id, event_id, kind, agency_id, program_id, site_id,
    placement_request_id, reference, sequence, language, moved, state, created_at, version)
SELECT {_ID}, {_ID}, 'to_service', {_AGENCY}, gen_random_uuid(), gen_random_uuid(),
    gen_random_uuid(), 'PR-' || n, 1, 'fr', $1::jsonb, 'sent', now(), 1
FROM generate_series(1, {COUNT}) AS n
"""  # noqa: S608 - our own numbers

Served = tuple[httpx2.AsyncClient, str]
Read = Callable[[Viewer, str], Awaitable[Reads]]


@pytest.fixture
async def served(
    service_database: Callable[..., str], a_move: Callable[..., RequestMoved]
) -> AsyncIterator[Served]:
    """The application and its database's address."""
    url = service_database("notifications")
    connection: Any = await asyncpg.connect(url)
    await prepare_connection(connection)
    await connection.execute(_INBOX)
    await connection.execute(_MAILS)
    await connection.execute(_LETTERS, moved_to_json(a_move()))
    await connection.execute("VACUUM ANALYZE inbox_items, mail_deliveries, paper_deliveries")
    await connection.close()
    app = create_app(Settings(database_url=url, jwks=public_key_set()))
    async with client_for(app) as client:
        yield client, url


@pytest.fixture
def read(served: Served) -> Read:
    """Asks as somebody, and answers what was read for it."""
    client, url = served
    return lambda viewer, path: reads_of(client, url, viewer, path)


async def test_inbox_letters_and_mails_read_a_page(read: Read) -> None:
    chief = a_viewer(agency_id=SCHOOL, person_id=PERSON, level=Level.LOCAL_ADMINISTRATOR)
    for viewer in (chief, a_viewer(person_id=PERSON, role=Role.ADMINISTRATOR)):
        for path, table in (
            ("inbox-items", "inbox_items"),
            ("inbox-items?unread=true", "inbox_items"),
            ("inbox-items/unread-count", "inbox_items"),
            ("mail-deliveries", "mail_deliveries"),
            ("paper-deliveries", "paper_deliveries"),
        ):
            (await read(viewer, f"/{path}")).of(table, at_most=FEW)


async def test_a_queue_without_its_predicate_shows_no_foreign_letter(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notifications.queries.paper_deliveries.letters_of", lambda _: true())
    client, _ = served
    school = bearer(a_viewer(agency_id=SCHOOL))
    listed = (await client.get("/paper-deliveries?limit=200", headers=school)).json()

    assert len(listed) == 200
    assert {UUID(letter["id"]).int % 10 for letter in listed} == {0}

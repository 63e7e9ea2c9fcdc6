"""The worker: it releases what is due, and remembers what identity tells."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update

from chassis.auth import Role
from chassis.bus.port import Incoming
from chassis.ids import new_id
from chassis.migrations import check
from chassis.subscriptions import Subscriptions
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parsing import parse
from contracts.envelope import Event
from contracts.identity import (
    AccountRecorded,
    AgencyRecorded,
    PersonRecorded,
    RoleAssignmentRecorded,
)
from placements.messaging import people as messages
from placements.store.tables import people
from placements.store.tables.requests import placement_request_history, placement_requests
from placements.worker import release_all_due
from testkit import an_envelope, an_event

PC, RC = Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR
BURST = 1100


async def held(world: Any, how_many: int) -> None:
    """Copies of one held request whose release date has come since."""
    one = UUID(await world.create(release_on="2100-01-01"))
    await world.moved(str(one), ("send", PC))
    async with world.database.transaction() as store:
        connection = store.transaction
        await connection.execute(
            update(placement_requests).values(release_on=datetime.now(UTC).date().replace(day=1))
        )
        row = dict(await connection.first(select(placement_requests)))
        copies = (
            {**row, "id": new_id(), "reference": f"PR-2026-9{number:05d}"}
            for number in range(how_many - 1)
        )
        await connection.copy(placement_requests, copies)


async def test_two_workers_release_a_burst_once(world: Any) -> None:
    await held(world, BURST)

    released = await asyncio.gather(*(release_all_due(world.database) for _ in range(2)))
    again = await release_all_due(world.database)

    async with world.database.reading() as connection:
        statuses = await connection.all(
            select(placement_requests.c.status, func.count().label("requests")).group_by(
                placement_requests.c.status
            )
        )
        lines = await connection.scalar(
            select(func.count()).where(placement_request_history.c.move == "release")
        )
        told = await connection.raw.fetchval(
            "SELECT count(DISTINCT subject) FROM outbox "
            "WHERE type = 'placements.placement_request_sent.v1'"
        )
    assert [(row["status"], row["requests"]) for row in statuses] == [("pending", BURST)]
    assert (sum(released), again, lines, told) == (BURST, 0, BURST, BURST)


async def test_what_the_clock_released_reaches_the_receiving_side(world: Any) -> None:
    await held(world, 1)
    await release_all_due(world.database)

    inbox = await world.call("GET", "/placement-requests", world.viewer(RC))

    row = inbox.json()[0]
    assert row["label"]["text"] == "Pending"
    assert (row["release_on"], row["created_at"]) == (None, None)
    history = await world.call("GET", f"/placement-requests/{row['id']}/history", world.viewer(PC))
    last = history.json()[-1]
    assert (last["move"], last["actor"], last["before"]["text"]) == ("release", None, "Sent/Hold")


async def hear(world: Any, *told: tuple[Event, int]) -> None:
    """As a consumer takes a batch from the bus."""
    subscriptions: Subscriptions[Any] = messages.subscriptions
    batch = []
    for event, sequence in told:
        body = an_envelope(event, sequence=sequence).model_dump_json().encode()
        parsed = parse(Incoming(body=body, attempt=1, token=None), subscriptions)
        assert parsed is not None
        batch.append(parsed)
    await handle_batch(subscriptions.queue_name, batch, world.database)


async def test_identity_tells_who_there_is_in_any_order(world: Any) -> None:
    person = new_id()
    recorded = an_event(PersonRecorded, person_id=person, first_name="Zoé", email="z@example.org")
    account = an_event(AccountRecorded, person_id=person, enabled=True)
    disabled = account.model_copy(update={"enabled": False})
    role = an_event(RoleAssignmentRecorded, person_id=person, site_ids=[world.site])
    agency = an_event(AgencyRecorded, name_fr="Ancien nom")
    renamed = agency.model_copy(update={"name_fr": "Nouveau nom"})

    await hear(world, (disabled, 2), (role, 1), (renamed, 4), (agency, 3), (account, 1))
    await hear(world, (recorded, 1), (agency, 3))

    async with world.database.reading() as connection:
        known = await connection.first(select(people.people).where(people.people.c.id == person))
        enabled = await connection.scalar(
            select(people.accounts.c.enabled).where(people.accounts.c.person_id == person)
        )
        sites = await connection.scalar(
            select(people.role_assignments.c.site_ids).where(
                people.role_assignments.c.person_id == person
            )
        )
        name = await connection.scalar(
            select(people.agencies.c.name_fr).where(people.agencies.c.id == agency.agency_id)
        )
    assert (known["first_name"], "email" in dict(known)) == ("Zoé", False)
    assert (enabled, sites, name) == (False, [world.site], "Nouveau nom")


def test_the_migrated_database_is_what_the_tables_say(service_database: Any) -> None:
    check(service_database("placements"), "placements")

"""A staff record that identity deleted is erased here too, in whatever order that is heard."""

from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import select

from chassis.bus.port import Incoming
from chassis.subscriptions import Subscriptions
from chassis.subscriptions.handling import handle_batch
from chassis.subscriptions.parsing import parse
from chassis.viewer import Role
from contracts.envelope import Envelope
from contracts.identity import PersonDeleted, PersonRecorded
from placements.messaging.people import subscriptions
from placements.store.tables.people import people
from testkit import an_envelope, an_event


def told(world: Any) -> list[Envelope]:
    """Recorded, changed, deleted: the destination's coordinator."""
    known = {"person_id": world.dc, "agency_id": world.hospital}
    return [
        an_envelope(an_event(PersonRecorded, **known, first_name="Zoé"), sequence=11),
        an_envelope(an_event(PersonRecorded, **known, first_name="Zoë"), sequence=12),
        an_envelope(an_event(PersonDeleted, **known), sequence=13),
    ]


async def hear(world: Any, *envelopes: Envelope) -> None:
    queue: Subscriptions[Any] = subscriptions
    bodies = [envelope.model_dump_json().encode() for envelope in envelopes]
    batch = [parse(Incoming(body=body, attempt=1, token=None), queue) for body in bodies]
    heard = [parsed for parsed in batch if parsed is not None]
    assert len(heard) == len(envelopes)
    await handle_batch("placements.people", heard, world.database)


@pytest.mark.parametrize("order", [*permutations(range(3))])
async def test_a_deleted_person_keeps_no_name_whatever_comes_first(
    world: Any, order: tuple[int, ...]
) -> None:
    envelopes = told(world)
    for place in (*order, order[0]):
        await hear(world, envelopes[place])
    await hear(world, *(envelopes[place] for place in reversed(order)))

    async with world.database.reading() as connection:
        (row,) = await connection.all(select(people).where(people.c.id == world.dc))
    assert (row.first_name, row.last_name, row.active) == ("", "", False)
    assert row.agency_id == world.hospital


async def test_what_a_duplicate_received_the_kept_record_receives(world: Any) -> None:
    viewer = world.viewer(Role.RECEIVING_COORDINATOR)
    path = f"/destinations/{world.destination}"
    known = {"person_id": world.dc, "agency_id": world.hospital}
    deleted = an_envelope(an_event(PersonDeleted, **known, kept_person_id=world.rc), sequence=99)
    before = (await world.call("GET", path, viewer)).json()

    await hear(world, deleted, deleted)

    after = (await world.call("GET", path, viewer)).json()
    assert before["contact_name"] != after["contact_name"]
    assert after["contact_name"]
    assert after["version"] == before["version"] + 1


async def test_a_destination_whose_contact_was_deleted_names_nobody(world: Any) -> None:
    viewer = world.viewer(Role.RECEIVING_COORDINATOR)
    path = f"/destinations/{world.destination}"
    before = (await world.call("GET", path, viewer)).json()["contact_name"]

    await hear(world, told(world)[-1].model_copy(update={"sequence": 99}))

    assert before
    assert (await world.call("GET", path, viewer)).json()["contact_name"] is None

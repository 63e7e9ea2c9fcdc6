"""A staff record that identity deleted is erased here too, in whatever order that is heard."""

from collections.abc import Awaitable, Callable
from itertools import permutations
from uuid import UUID

import pytest
from sqlalchemy import select

from chassis.store import Database
from contracts.identity import PersonDeleted, PersonRecorded
from notifications.store.store import NotificationsStore
from notifications.store.tables.directory import people
from testkit import an_envelope, an_event


@pytest.mark.parametrize("order", [*permutations(range(3))])
async def test_a_deleted_person_keeps_neither_name_nor_address_whatever_comes_first(
    hear: Callable[..., Awaitable[None]],
    database: Database[NotificationsStore],
    uuid_of: Callable[[str], UUID],
    order: tuple[int, ...],
) -> None:
    known = {"person_id": uuid_of("twin"), "agency_id": uuid_of("hospital")}
    envelopes = [
        an_envelope(an_event(PersonRecorded, **known, email="a@b.example"), sequence=1),
        an_envelope(an_event(PersonRecorded, **known, first_name="Zoë"), sequence=2),
        an_envelope(an_event(PersonDeleted, **known), sequence=3),
    ]
    for place in (*order, order[0]):
        await hear(envelopes[place])
    await hear(*(envelopes[place] for place in reversed(order)))

    async with database.reading() as connection:
        (row,) = await connection.all(select(people).where(people.c.id == known["person_id"]))
    assert (row.first_name, row.last_name, row.email, row.active) == ("", "", None, False)

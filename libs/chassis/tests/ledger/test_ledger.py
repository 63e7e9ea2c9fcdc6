"""Rows are written with the change they tell of, sealed in order, and then stay as they are."""

import asyncio
from collections.abc import Callable
from typing import Any

import asyncpg
import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from chassis.auth import RealViewer, Role
from chassis.causes import Cause, set_cause
from chassis.domain import Conflict
from chassis.ids import new_id
from chassis.ledger import ACCESS, LEDGER, Entry, enter, sealing
from chassis.ledger.sealing import HeadMissing, note_head, seal, seal_batch
from chassis.ledger.verifying import verify
from chassis.store import Row
from testkit import a_viewer

from .boxes import Box, Ledgers, box_row, boxes

SEALED_ALREADY = (
    "INSERT INTO ledger (id, book, recorded_at, what, concerns, facts, correlation_id, position) "
    "VALUES (gen_random_uuid(), 'b', now(), 'w', '{}', '{}', gen_random_uuid(), 3)"
)


async def rows_of(database: Ledgers) -> list[Row]:
    async with database.reading() as connection:
        return await connection.all(select(LEDGER).order_by(LEDGER.c.id))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET what = 'box.forged' WHERE position = 1",
        "UPDATE ledger SET what = 'box.forged' WHERE position IS NULL",
        "UPDATE ledger SET position = 9, digest = '\\x00', what = 'x' WHERE position IS NULL",
        "UPDATE ledger SET position = NULL WHERE position = 1",
        "DELETE FROM ledger WHERE position = 1",
        "DELETE FROM ledger WHERE position IS NULL",
        "TRUNCATE ledger",
        "UPDATE ledger_head SET position = 0",
        "DELETE FROM ledger_head",
        "TRUNCATE ledger_head",
        SEALED_ALREADY,
    ],
)
async def test_the_service_itself_cannot_change_or_take_out_a_row(
    database: Ledgers, write: Callable[[int], Any], statement: str
) -> None:
    await write(2)
    await seal(database)
    await write(1)

    async with database.reading() as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError, match="only grows"):
            await connection.run(statement)

    await seal(database)
    assert (await verify(database)).rows == 3


async def test_rows_are_chained_in_their_order_whoever_seals(
    database: Ledgers, write: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    await asyncio.gather(*(write(5) for _ in range(4)))

    sealed = await asyncio.gather(*(seal(database) for _ in range(3)))
    await seal(database)

    rows = await rows_of(database)
    assert sum(sealed) <= 20
    assert [row.position for row in rows] == list(range(1, 21))
    assert (await verify(database)).rows == 20


async def test_a_row_whose_change_failed_is_not_there(database: Ledgers) -> None:
    box = Box(id=new_id(), agency_id=new_id(), owner_id=new_id(), name="a box")

    async def add() -> None:
        async with database.transaction() as transaction:
            transaction.insert(boxes, box, box_row)

    await add()
    with pytest.raises(Conflict):
        await add()
    assert len(await rows_of(database)) == 1


async def test_a_sealing_that_dies_half_way_leaves_all_for_the_next(
    database: Ledgers, write: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    await write(3)
    with monkeypatch.context() as broken:
        broken.setattr(sealing, "_move_head", "SELECT")
        with pytest.raises(AttributeError):
            await seal_batch(database)
    assert [row.position for row in await rows_of(database)] == [None] * 3
    assert (await verify(database)).waiting == 3

    assert await seal(database) == 3
    assert (await verify(database)).whole


async def test_a_writer_does_not_wait_for_whoever_seals(
    database: Ledgers, write: Callable[[int], Any], by_force: Any
) -> None:
    await write(1)
    async with by_force.transaction():
        await by_force.execute("SELECT * FROM ledger_head FOR UPDATE")
        await asyncio.wait_for(write(1), timeout=5)
        assert await seal(database) == 0
    assert await seal(database) == 2


async def test_nothing_is_sealed_onto_nothing(
    database: Ledgers, write: Callable[[int], Any], by_force: Any
) -> None:
    await write(1)
    await by_force.execute("DELETE FROM ledger_head")
    with pytest.raises(HeadMissing):
        await seal(database)


async def test_every_change_of_an_audited_table_is_told(database: Ledgers) -> None:
    viewer, cause = a_viewer(), Cause(new_id())
    set_cause(cause)
    box = Box(id=new_id(), agency_id=new_id(), owner_id=new_id(), name="a box", code="1234")
    async with database.transaction() as transaction:
        transaction.actor = viewer
        transaction.insert(boxes, box, box_row)
    async with database.transaction() as transaction:
        held = transaction.track(boxes, Box(**{**vars_of(box), "version": 1}), box_row)
        held.name, held.code, held.sort_name = "another box", "5678", "derived"
    async with database.transaction() as transaction:
        held = transaction.track(boxes, Box(**{**vars_of(box), "version": 2}), box_row)
        held.sort_name = "derived alone is no change"

    added, changed = await rows_of(database)
    assert (added.what, added.actor_person_id, added.actor_role) == (
        "box.added",
        viewer.person_id,
        viewer.role.value,
    )
    assert (added.agency_id, added.subject_id, added.concerns) == (
        box.agency_id,
        box.id,
        [box.owner_id],
    )
    assert added.correlation_id == cause.correlation_id
    assert (changed.what, changed.actor_person_id) == ("box.changed", None)
    assert changed.facts == {
        "before": {"name": "a box", "code": "•••"},
        "after": {"name": "another box", "code": "•••"},
    }
    assert "1234" not in str(added.facts)


async def test_the_head_is_noted_in_the_log(database: Ledgers, write: Callable[[int], Any]) -> None:
    await write(2)
    await seal(database)
    with capture_logs() as logs:
        await note_head(database)
    (line,) = logs
    assert line["anchor"] == (await verify(database)).head


def vars_of(box: Box) -> dict[str, Any]:
    return {name: value for name, value in vars(box).items() if not name.startswith("_")}


async def test_who_views_as_another_is_the_actor_and_the_other_is_named_beside(
    database: Ledgers,
) -> None:
    ids = ("account_id", "person_id", "role_assignment_id", "agency_id", "view_id")
    real = RealViewer(role=Role.ADMINISTRATOR, **{name: new_id() for name in ids})
    viewer = a_viewer(real_viewer=real)
    async with database.transaction() as transaction:
        transaction.actor = viewer
        enter(transaction, Entry(book=ACCESS, what="names.shown", facts={"count": 3}))

    (row,) = await rows_of(database)

    assert (row.actor_account_id, row.actor_role) == (real.account_id, "administrator")
    assert row.facts["count"] == 3
    assert row.facts["viewing_as"]["person_id"] == str(viewer.person_id)

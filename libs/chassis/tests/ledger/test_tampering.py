"""Whatever is done to the ledger by force, the walk along the chain names the first broken row."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from chassis.ledger import LEDGER
from chassis.ledger.command import LedgerBroken, verify_ledger
from chassis.ledger.sealing import digest_of, seal
from chassis.ledger.verifying import Anchor, verify
from chassis.settings import ServiceSettings

from .boxes import Ledgers

INSERTED = (
    "UPDATE ledger SET position = -position WHERE position >= 3; "
    "UPDATE ledger SET position = 1 - position WHERE position < 0; "
    "INSERT INTO ledger (id, book, recorded_at, what, concerns, facts, correlation_id, sealed_at, "
    "digest, position) SELECT gen_random_uuid(), book, recorded_at, what, concerns, facts, "
    "correlation_id, sealed_at, digest, 3 FROM ledger WHERE position = 2; "
    "UPDATE ledger_head SET position = 6"
)
SWAPPED = (
    "UPDATE ledger SET position = -position WHERE position IN (2, 4); "
    "UPDATE ledger SET position = 6 + position WHERE position < 0"
)
SECOND = "UPDATE ledger SET {} WHERE position = 2"


@pytest.mark.parametrize(
    ("force", "found"),
    [
        (SECOND.format("facts = '{\"n\": 7}'"), "row 2 "),
        (SECOND.format("actor_person_id = gen_random_uuid()"), "row 2 "),
        (SECOND.format("recorded_at = recorded_at - interval '1 microsecond'"), "row 2 "),
        (SECOND.format("subject_id = NULL"), "row 2 "),
        (SECOND.format("concerns = ARRAY[gen_random_uuid()]"), "row 2 "),
        (SECOND.format("digest = decode('00', 'hex')"), "row 2 "),
        ("DELETE FROM ledger WHERE position = 3", "row 3 is missing"),
        ("DELETE FROM ledger WHERE position = 1", "row 1 is missing"),
        ("DELETE FROM ledger WHERE position >= 4", "row 4 is missing"),
        ("DELETE FROM ledger", "row 1 is missing"),
        (INSERTED, "row 3 "),
        (SWAPPED, "row 2 "),
        ("UPDATE ledger SET position = 9 WHERE position = 5", "row 5 is missing"),
        ("UPDATE ledger_head SET position = 4", "row 5 was never sealed"),
        ("UPDATE ledger_head SET digest = decode('00', 'hex')", "row 5 is not the one"),
        ("DELETE FROM ledger_head", "no head"),
        ("ALTER TABLE ledger DISABLE TRIGGER ledger_loses_no_row", "the guards are off"),
    ],
)
async def test_what_was_done_by_force_is_found(
    database: Ledgers, write: Callable[[int], Any], by_force: Any, force: str, found: str
) -> None:
    await write(5)
    await seal(database)
    assert (await verify(database)).whole

    await by_force.execute(force)
    verdict = await verify(database)
    if "TRIGGER" in force:
        await by_force.execute(force.replace("DISABLE", "ENABLE"))

    assert verdict.broken is not None
    assert verdict.broken.startswith(found) or found in verdict.broken


async def test_a_chain_cut_back_together_with_its_head_is_found_by_a_noted_head(
    database: Ledgers, write: Callable[[int], Any], by_force: Any
) -> None:
    await write(5)
    await seal(database)
    noted = Anchor.read((await verify(database)).head)

    await by_force.execute("DELETE FROM ledger WHERE position > 3")
    third = await by_force.fetchval("SELECT digest FROM ledger WHERE position = 3")
    await by_force.execute("UPDATE ledger_head SET position = 3, digest = $1", third)

    assert (await verify(database)).whole
    assert (await verify(database, [noted])).broken == "row 5 was noted, and is missing"
    await write(2)
    await seal(database)
    assert "row 5 is not what was noted" in str((await verify(database, [noted])).broken)


async def test_the_command_says_the_head_or_ends_with_what_is_broken(
    database: Ledgers, write: Callable[[int], Any], by_force: Any, url: str
) -> None:
    settings = ServiceSettings(database_url=url)
    await write(2)
    await seal(database)

    said = await asyncio.to_thread(verify_ledger, settings)
    await by_force.execute("DELETE FROM ledger WHERE position = 2")
    with pytest.raises(LedgerBroken, match="row 2 is missing"):
        await asyncio.to_thread(verify_ledger, settings, [Anchor.read(said.rpartition(" ")[2])])

    assert said.startswith("2 rows are whole, 0 wait")


@pytest.mark.parametrize(
    ("forged", "found"), [(2, "row 3 "), (5, "row 5 is not the one that the head knows")]
)
async def test_a_row_that_was_sealed_anew_breaks_what_comes_after_it(
    database: Ledgers, write: Callable[[int], Any], by_force: Any, forged: int, found: str
) -> None:
    await write(5)
    await seal(database)
    await by_force.execute("UPDATE ledger SET what = 'box.forged' WHERE position = $1", forged)
    async with database.reading() as connection:
        before, row = await connection.all(
            select(LEDGER)
            .where(LEDGER.c.position.in_([forged - 1, forged]))
            .order_by(LEDGER.c.position)
        )
    digest = digest_of(before.digest, row, forged, row.sealed_at)
    await by_force.execute("UPDATE ledger SET digest = $1 WHERE position = $2", digest, forged)

    assert str((await verify(database)).broken).startswith(found)

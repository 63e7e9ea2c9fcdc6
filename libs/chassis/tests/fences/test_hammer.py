"""A connection never serves one viewer as another, whatever became of its last use."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text, update

from chassis.fences import SETTING, standing_of
from chassis.store import Database, Transaction
from chassis.store.carrying import CarryingConnection, NotCarried
from chassis.viewer import Viewer

from .notes import OWNERS, a_note, notes, of, owners_met

ROUNDS = 60
_TOLD = text(f"SELECT current_setting('{SETTING}', true)")
_CHANGE_ALL = update(notes).values(text="changed")


class Oops(Exception):
    """What a command raises."""


async def _read(served: Database[Transaction], viewer: Viewer) -> None:
    async with served.reading(viewer) as connection:
        assert {row.agency_id for row in await connection.all(OWNERS)} == {viewer.agency_id}
        assert await connection.scalar(_TOLD) == standing_of(viewer)


async def _write(served: Database[Transaction], viewer: Viewer) -> None:
    async with served.transaction(viewer) as transaction:
        assert {row.agency_id for row in await transaction.all(OWNERS)} == {viewer.agency_id}
        transaction.append(notes, a_note(viewer.agency_id))


async def _fail(served: Database[Transaction], viewer: Viewer) -> None:
    with suppress(Oops):
        async with served.transaction(viewer) as transaction:
            await transaction.execute(_CHANGE_ALL)
            raise Oops


async def _break(served: Database[Transaction], viewer: Viewer) -> None:
    with pytest.raises(Exception, match="zero"):
        async with served.transaction(viewer) as transaction:
            await transaction.scalar(text("SELECT 1 / 0"))


async def _be_cancelled(served: Database[Transaction], viewer: Viewer) -> None:
    """At any moment: while it is told for whom it works, while it reads, or afterwards."""
    task = asyncio.create_task(_read(served, viewer))
    await asyncio.sleep(random.random() / 500)  # noqa: S311 - no secret
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_many_viewers_on_few_connections_meet_only_their_own(
    served: Database[Transaction], agencies: list[UUID]
) -> None:
    acts: list[Callable[..., Any]] = [_read, _read, _write, _fail, _break, _be_cancelled]

    async def work(viewer: Viewer, chosen: random.Random) -> None:
        for _ in range(ROUNDS):
            await chosen.choice(acts)(served, viewer)
            assert await owners_met(served, None) == set()

    async with asyncio.TaskGroup() as group:
        for number, agency in enumerate(agencies):
            group.create_task(work(of(agency), random.Random(number)))  # noqa: S311 - no secret

    for agency in agencies:
        assert await owners_met(served, of(agency)) == {agency}


@pytest.mark.parametrize("heard", [True, False])
async def test_a_telling_that_is_cut_off_is_told_again(
    served: Database[Transaction],
    agencies: list[UUID],
    monkeypatch: pytest.MonkeyPatch,
    heard: bool,  # noqa: FBT001 - as pytest calls it
) -> None:
    """Whether or not PostgreSQL heard of the first viewer: the process cannot know."""
    first, second = of(agencies[0]), of(agencies[1])
    fetchval = CarryingConnection.fetchval

    async def cut_off(self: Any, *arguments: Any, **named: Any) -> Any:
        if heard:
            await fetchval(self, *arguments, **named)
        raise asyncio.CancelledError

    for again in (first, second, None):
        assert await owners_met(served, second) == {second.agency_id}
        monkeypatch.setattr(CarryingConnection, "fetchval", cut_off)
        with pytest.raises(asyncio.CancelledError):
            await owners_met(served, first)
        monkeypatch.undo()
        assert await owners_met(served, again) == ({again.agency_id} if again else set())


async def test_a_connection_amid_a_transaction_serves_nobody(
    served: Database[Transaction], agencies: list[UUID]
) -> None:
    first, second, *_ = agencies
    async with served.reading(of(first)) as connection:
        await connection.raw.execute("BEGIN")
        with pytest.raises(NotCarried):
            await connection.raw.carry(standing_of(of(second)))


async def test_the_same_viewer_is_told_once(
    served: Database[Transaction], agencies: list[UUID]
) -> None:
    told: list[str] = []
    viewer, another = of(agencies[0]), of(agencies[1])
    async with served.reading(viewer) as connection:
        raw = connection.raw._con
        raw.add_query_logger(lambda query: told.append(query.query))
        await raw.carry(standing_of(viewer))
        await raw.carry(standing_of(another))
        await raw.carry(standing_of(another))
        await raw.carry(standing_of(viewer))
    assert len([query for query in told if "set_config" in query]) == 2

"""Work on a file that breaks off, is watched, or is wanted by several workers at once."""

import asyncio
import time
from typing import Any

import pytest

from chassis.store import Database
from identity.commands.staff_upload.carry_on import carry_on
from identity.messaging import staff_uploads
from identity.store.store import IdentityStore

from .conftest import LEA, ZOE


async def test_work_that_breaks_off_is_begun_anew_and_nothing_is_half_done(
    uploader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = await uploader.checked(ZOE, LEA)

    async def dies_at_the_end(*given: Any) -> None:
        await carry_on(*given)
        raise ConnectionError("the machine went away")

    with monkeypatch.context() as broken:
        broken.setattr(staff_uploads, "carry_on", dies_at_the_end)
        with pytest.raises(ConnectionError):
            await uploader.applied(upload["id"])
    left, between = await uploader.shown(upload["id"]), await uploader.staff()
    await uploader.work()

    assert (left["state"], between) == ("to_apply", {})
    assert (await uploader.shown(upload["id"]))["state"] == "applied"
    assert set(await uploader.staff()) == {"Zoé", "Léa"}


async def test_work_that_always_breaks_off_is_given_up(
    uploader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dies(*_: Any) -> None:
        raise ConnectionError("always")

    begun = await uploader.begin(ZOE.encode())
    monkeypatch.setattr(staff_uploads, "carry_on", dies)
    for _ in range(3):
        with pytest.raises(ConnectionError):
            await uploader.work()
    await uploader.work()
    shown = await uploader.shown(begun.json()["id"])

    assert (shown["state"], shown["refusal"]["slug"]) == ("gave_up", "staff-upload-gave-up")


async def test_progress_is_seen_while_the_work_lasts(
    uploader: Any, database: Database[IdentityStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = await uploader.begin(ZOE.encode())
    seen: list[tuple[int, int | None]] = []

    async def slow(_: Any, __: Any, watch: staff_uploads.Watch) -> None:
        watch(7000, 15000)
        while not seen or seen[-1] == (0, None):
            await asyncio.sleep(0.01)
            shown = await uploader.shown(begun.json()["id"])
            seen.append((shown["rows_done"], shown["rows_total"]))

    monkeypatch.setattr(staff_uploads, "_SECONDS_BETWEEN", 0.01)
    monkeypatch.setattr(staff_uploads, "carry_on", slow)
    async with database.transaction() as store:
        found = await store.staff_uploads.next()
        assert found is not None
        async with staff_uploads._told(database, found.id) as watch:
            await slow(found, store, watch)

    assert seen[-1] == (7000, 15000)


async def test_two_workers_never_do_the_same(database: Any, uploader: Any) -> None:
    await uploader.begin(ZOE.encode())
    async with database.transaction() as one, database.transaction() as other:
        first = await one.staff_uploads.next()
        assert first is not None
        assert await other.staff_uploads.next() is None


async def test_what_still_reads_a_file_in_its_thread_ends_with_the_work(
    database: Database[IdentityStore], uploader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread cannot be cancelled, and a process that is stopped waits for its threads."""
    reading, ended = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def read_for_ever(_: bytes, progress: Any) -> None:
        try:
            until = time.monotonic() + 40
            while time.monotonic() < until:
                progress(1, None)
                loop.call_soon_threadsafe(reading.set)
        finally:
            loop.call_soon_threadsafe(ended.set)

    monkeypatch.setattr("identity.commands.staff_upload.carry_on.read_sheet", read_for_ever)
    await uploader.begin(ZOE.encode())
    work = asyncio.create_task(uploader.work())
    async with asyncio.timeout(30):
        await reading.wait()
        work.cancel()
        await asyncio.wait([work])
        await ended.wait()

    assert work.cancelled()


async def test_whoever_is_cancelled_while_the_telling_ends_is_cancelled(
    database: Database[IdentityStore], uploader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = await uploader.begin(ZOE.encode())
    telling, ends = asyncio.Event(), asyncio.Event()

    async def slow_to_end(*_: Any) -> None:
        try:
            telling.set()
            await asyncio.Event().wait()
        finally:
            ends.set()
            await asyncio.sleep(0.05)

    monkeypatch.setattr(staff_uploads, "_tell", slow_to_end)

    async def work() -> None:
        async with staff_uploads._told(database, begun.json()["id"]):
            await telling.wait()

    working = asyncio.create_task(work())
    async with asyncio.timeout(30):
        await ends.wait()
        working.cancel()
        await asyncio.wait([working])

    assert working.cancelled()

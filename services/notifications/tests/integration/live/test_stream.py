"""News come to whoever listens, of their own alone, from whatever process they were written in."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import Viewer
from chassis.live import Pace
from chassis.store.notifier import Notifier
from services.notifications.tests.integration.live.listening import listening, served
from testkit import bearer, eventually

Tell = Callable[[str], Awaitable[None]]


async def test_a_message_comes_as_the_list_has_it_and_the_count_after_it(
    url: str, receiver: dict[str, str], tell: Tell
) -> None:
    async with listening(url, receiver) as listener:
        assert await listener.next("unread") == {"unread": 0}
        await tell("PR-1")

        item = await listener.next("item")
        assert await listener.next("unread") == {"unread": 1}

    async with httpx2.AsyncClient(base_url=url, headers=receiver, trust_env=False) as client:
        assert (await client.get("/inbox-items")).json() == [item]
    assert listener.response.headers["Content-Type"].startswith("text/event-stream")
    assert listener.response.headers["Cache-Control"] == "no-store"
    assert listener.response.headers["X-Accel-Buffering"] == "no"


async def test_what_another_process_writes_is_heard_in_this_one(
    apps: Callable[[], FastAPI], receiver: dict[str, str], tell: Tell
) -> None:
    """`tell` writes through the pool of the first application; the others only listen."""
    async with AsyncExitStack() as stack:
        urls = [await stack.enter_async_context(served(apps())) for _ in range(2)]
        listeners = [await stack.enter_async_context(listening(url, receiver)) for url in urls]
        for listener in listeners:
            await listener.next("unread")

        await tell("PR-1")

        for listener in listeners:
            assert (await listener.next("item"))["reference"] == "PR-1"


async def test_nobody_hears_what_somebody_else_is_told(
    url: str, viewer_of: Callable[..., Viewer], receiver: dict[str, str], tell: Tell
) -> None:
    stranger = bearer(viewer_of("supervisor"))
    async with listening(url, stranger) as other, listening(url, receiver) as listener:
        await other.next("unread")
        await listener.next("unread")
        await tell("PR-1")
        await listener.next("item")

        await other.hears_nothing_for(6)


async def test_whoever_comes_back_is_told_what_came_meanwhile(
    url: str, receiver: dict[str, str], tell: Tell
) -> None:
    async with listening(url, receiver) as listener:
        await listener.next("unread")
        await tell("PR-1")
        last = (await listener.next("item"))["id"]
    await tell("PR-2")
    await tell("PR-3")

    async with listening(url, receiver, after=last) as listener:
        references = [(await listener.next("item"))["reference"] for _ in range(2)]
        assert references == ["PR-2", "PR-3"]
        assert await listener.next("unread") == {"unread": 3}


async def test_whoever_comes_for_the_first_time_is_told_what_comes_from_now_on(
    url: str, receiver: dict[str, str], tell: Tell
) -> None:
    await tell("PR-1")
    async with listening(url, receiver) as listener:
        assert await listener.next("unread") == {"unread": 1}
        await tell("PR-2")
        assert (await listener.next("item"))["reference"] == "PR-2"


async def test_reading_a_message_elsewhere_changes_the_count_here(
    url: str, receiver: dict[str, str], tell: Tell
) -> None:
    await tell("PR-1")
    async with listening(url, receiver) as listener:
        await listener.next("unread")
        async with httpx2.AsyncClient(base_url=url, headers=receiver, trust_env=False) as client:
            await client.post("/inbox-items/read-all")
        assert await listener.next("unread") == {"unread": 0}


async def test_what_nobody_was_woken_for_is_found_all_the_same(
    app: FastAPI,
    url: str,
    receiver: dict[str, str],
    tell: Tell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app.state.inbox_pace = Pace(heartbeat=0.1, heartbeats_a_look=3)
    monkeypatch.setattr(Notifier, "wake", lambda *_: None)
    async with listening(url, receiver) as listener:
        await listener.next("unread")
        await tell("PR-1")
        assert (await listener.next("item"))["reference"] == "PR-1"


async def test_a_broken_ear_hears_again_what_it_missed(
    app: FastAPI, url: str, receiver: dict[str, str], tell: Tell
) -> None:
    async def connected() -> bool:
        return bool(app.state.inbox_ear.connected)

    async with listening(url, receiver) as listener:
        await listener.next("unread")
        async with app.state.database.reading() as connection:
            await eventually(connected)
            await connection.raw.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND query LIKE 'LISTEN%inbox%'"
            )
        await tell("PR-1")
        assert (await listener.next("item"))["reference"] == "PR-1"
        assert await listener.next("unread") == {"unread": 1}

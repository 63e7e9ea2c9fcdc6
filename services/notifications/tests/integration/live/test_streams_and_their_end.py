"""A stream lives as long as it may, and leaves nothing behind."""

import json
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta

import httpx2
from fastapi import FastAPI

from chassis.auth import Viewer
from chassis.live import Pace
from chassis.live.streams import MOST_OF_ONE_PERSON
from services.notifications.tests.integration.live.listening import listening, served
from testkit import bearer, eventually
from testkit.tokens import sign


async def test_a_quiet_stream_shows_that_it_lives(url: str, receiver: dict[str, str]) -> None:
    async with listening(url, receiver) as listener:
        await listener.next("unread")
        await listener.hears_nothing_for(2)


async def test_no_stream_outlives_its_token(url: str, viewer_of: Callable[..., Viewer]) -> None:
    """Clocks may differ by half a minute: a token that ended 29 seconds ago has one to live."""
    token = sign(viewer_of("receiving coordinator"), expires_in=timedelta(seconds=-27))
    began = time.monotonic()
    async with listening(url, {"Authorization": f"Bearer {token}"}) as listener:
        await listener.until_it_ends()
    assert time.monotonic() - began < 20


async def test_streams_end_when_the_process_does(app: FastAPI, receiver: dict[str, str]) -> None:
    app.state.inbox_pace = Pace(heartbeat=25)
    async with AsyncExitStack() as open_here:
        async with served(app) as url:
            listener = await open_here.enter_async_context(listening(url, receiver))
            await listener.next("unread")
            began = time.monotonic()
        await listener.until_it_ends()
    assert time.monotonic() - began < 15  # it would have been cut off after 20


async def test_whoever_leaves_frees_everything(
    app: FastAPI, url: str, receiver: dict[str, str]
) -> None:
    streams, ear = app.state.streams, app.state.inbox_ear
    async with listening(url, receiver) as listener:
        await listener.next("unread")
        assert (streams.count, ear.waiting) == (1, 1)

    async def nothing_is_kept() -> None:
        assert (streams.count, ear.waiting, ear.connected) == (0, 0, False)

    await eventually(nothing_is_kept)


async def test_one_person_has_so_many_streams_and_no_more(
    app: FastAPI, url: str, receiver: dict[str, str], viewer_of: Callable[..., Viewer]
) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(MOST_OF_ONE_PERSON):
            listener = await stack.enter_async_context(listening(url, receiver))
            await listener.next("unread")
        async with (
            httpx2.AsyncClient(base_url=url, trust_env=False) as client,
            client.stream("GET", "/inbox-items/stream", headers=receiver) as refused,
        ):
            assert refused.status_code == 429
            assert refused.headers["Retry-After"] == "30"
            assert json.loads(await refused.aread())["slug"] == "too-many-streams"
        async with listening(url, bearer(viewer_of("supervisor"))) as other:
            await other.next("unread")


async def test_all_who_listen_in_a_process_share_one_connection(
    app: FastAPI, url: str, receiver: dict[str, str], viewer_of: Callable[..., Viewer]
) -> None:
    async with AsyncExitStack() as stack:
        for headers in (receiver, receiver, bearer(viewer_of("supervisor"))):
            listener = await stack.enter_async_context(listening(url, headers))
            await listener.next("unread")
        async with app.state.database.reading() as connection:

            async def one_listens() -> None:
                count = await connection.raw.fetchval(
                    "SELECT count(*) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND query = 'LISTEN \"practica_inbox\"'"
                )
                assert count == 1

            await eventually(one_listens)


async def test_nobody_listens_without_a_token(url: str) -> None:
    async with httpx2.AsyncClient(base_url=url, trust_env=False) as client:
        answer = await client.get("/inbox-items/stream")
    assert answer.status_code == 401

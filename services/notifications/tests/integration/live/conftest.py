"""Applications that serve streams, and what is told on them."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from fastapi import FastAPI

from chassis.auth import Viewer
from chassis.ids import new_id
from chassis.live import Pace
from contracts.envelope import Event
from contracts.placements import PlacementRequestState
from notifications.app import create_app
from notifications.settings import Settings
from services.notifications.tests.integration.live.listening import served
from testkit import bearer

Hear = Callable[..., Awaitable[None]]
Tell = Callable[[str], Awaitable[None]]
ONLY_WHEN_WOKEN = Pace(heartbeat=0.2, heartbeats_a_look=1_000_000)


@pytest.fixture
def apps(settings: Settings) -> Callable[[], FastAPI]:
    """One more application on the same database, whose streams look only when they are woken."""

    def make() -> FastAPI:
        app = create_app(settings)
        app.state.inbox_pace = ONLY_WHEN_WOKEN
        return app

    return make


@pytest.fixture
def app(apps: Callable[[], FastAPI]) -> FastAPI:
    return apps()


@pytest.fixture
async def url(app: FastAPI) -> AsyncIterator[str]:
    async with served(app) as url:
        yield url


@pytest.fixture
def receiver(viewer_of: Callable[..., Viewer]) -> dict[str, str]:
    """The headers of the receiving coordinator, who is told of what is sent."""
    return bearer(viewer_of("receiving coordinator"))


@pytest.fixture
async def tell(
    hear: Hear, facts: list[Event], a_request: Callable[..., PlacementRequestState]
) -> Tell:
    """A request of this reference is sent."""
    await hear(*facts)

    async def tell(reference: str) -> None:
        await hear(a_request(placement_request_id=new_id(), reference=reference))

    return tell

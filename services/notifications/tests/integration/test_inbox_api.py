"""The inbox shows its owner what they were told, page by page, and counts what is unread."""

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from contracts.envelope import Event
from contracts.placements import PlacementRequestState
from testkit import client_for

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]


@pytest.fixture
async def client(
    app: FastAPI,
    viewer_of: Callable[..., Viewer],
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
) -> AsyncIterator[httpx2.AsyncClient]:
    """The receiving coordinator, who was told of three requests."""
    await hear(*facts)
    for n in range(3):
        await hear(a_request(placement_request_id=new_id(), reference=f"PR-{n}"))
    async with client_for(app, viewer_of("receiving coordinator")) as client:
        yield client


async def test_the_newest_comes_first_page_by_page(client: httpx2.AsyncClient) -> None:
    first = await client.get("/inbox-items", params={"limit": 2})
    second = await client.get(first.links["next"]["url"])

    references = [item["reference"] for item in [*first.json(), *second.json()]]
    assert references == ["PR-2", "PR-1", "PR-0"]
    assert "next" not in second.links
    item = first.json()[0]
    assert item["kind"] == "sent"
    assert item["path"] == f"/placement-requests/{item['placement_request_id']}"


async def test_one_may_ask_for_what_came_since_a_moment(client: httpx2.AsyncClient) -> None:
    newest, middle, _ = (await client.get("/inbox-items")).json()

    later = await client.get("/inbox-items", params={"since": middle["created_at"]})
    page = await client.get("/inbox-items", params={"since": middle["created_at"], "limit": 1})
    none = await client.get("/inbox-items", params={"since": "2999-01-01T00:00:00Z"})

    assert middle["created_at"] < newest["created_at"]
    assert [item["id"] for item in later.json()] == [newest["id"], middle["id"]]
    assert [item["id"] for item in (await client.get(page.links["next"]["url"])).json()] == [
        middle["id"]
    ]
    assert none.json() == []


async def test_a_moment_without_its_zone_is_refused(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/inbox-items", params={"since": "2026-11-24T08:00:00"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "since")


async def test_what_was_read_is_no_longer_counted(client: httpx2.AsyncClient) -> None:
    [newest, *_] = (await client.get("/inbox-items")).json()

    read = await client.post(f"/inbox-items/{newest['id']}/read")
    again = await client.post(f"/inbox-items/{newest['id']}/read")

    assert read.json()["read_at"] == again.json()["read_at"] is not None
    assert (await client.get("/inbox-items/unread-count")).json() == {"unread": 2}
    unread = (await client.get("/inbox-items", params={"unread": "true"})).json()
    assert newest["id"] not in {item["id"] for item in unread}


async def test_everything_can_be_declared_read(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/inbox-items/read-all")).json() == {"read": 3}
    assert (await client.get("/inbox-items/unread-count")).json() == {"unread": 0}


async def test_nobody_reads_the_inbox_of_somebody_else(
    client: httpx2.AsyncClient, app: FastAPI, viewer_of: Callable[..., Viewer]
) -> None:
    [newest, *_] = (await client.get("/inbox-items")).json()
    async with client_for(app, viewer_of("requester")) as stranger:
        assert (await stranger.get("/inbox-items")).json() == []
        answer = await stranger.post(f"/inbox-items/{newest['id']}/read")
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("changes", "status_code", "rows"),
    [
        ({"role": Role.ADMINISTRATOR, "agency_id": new_id()}, 200, 3),
        ({"level": Level.LOCAL_ADMINISTRATOR}, 200, 3),
        ({"level": Level.LOCAL_ADMINISTRATOR, "agency_id": new_id()}, 200, 0),
        ({}, 403, None),
    ],
)
@pytest.mark.usefixtures("client")
async def test_the_log_of_mails_is_for_administrators(
    app: FastAPI,
    viewer_of: Callable[..., Viewer],
    changes: dict[str, object],
    status_code: int,
    rows: int | None,
) -> None:
    viewer = viewer_of("receiving coordinator", **changes)
    async with client_for(app, viewer) as client:
        answer = await client.get("/mail-deliveries")

    assert answer.status_code == status_code
    if rows is not None:
        assert len(answer.json()) == rows
        assert all("text" not in row for row in answer.json())

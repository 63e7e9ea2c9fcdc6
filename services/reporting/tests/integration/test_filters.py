"""Every filter lets through what it says, and nothing else."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from chassis.auth import Viewer
from contracts.placements import PlacementRequestState
from testkit import client_for

Hear = Callable[..., Awaitable[None]]
Requests = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]


async def rows_of(app: FastAPI, viewer: Viewer, path: str) -> list[dict[str, Any]]:
    async with client_for(app, viewer, headers={"Accept-Language": "en"}) as client:
        answer = await client.get(path)
        assert answer.status_code == 200, answer.text
        rows: list[dict[str, Any]] = answer.json()
        return rows


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("period_from=2026-12-25", True),
        ("period_from=2026-12-26", False),
        ("period_to=2026-12-02", True),
        ("period_to=2026-12-01", False),
        ("period_from=2026-12-10&period_to=2026-12-11", True),
        ("period_from=2026-12-10&period_to=2026-12-11&overlap=starts_in", False),
        ("period_from=2026-12-02&period_to=2026-12-02&overlap=starts_in", True),
        ("period_from=2026-12-10&period_to=2026-12-24&overlap=ends_in", False),
        ("period_from=2026-12-25&period_to=2026-12-25&overlap=ends_in", True),
        ("discipline=nursing", True),
        ("discipline=physiotherapy", False),
        ("discipline=physiotherapy&discipline=nursing", True),
        ("placement_type=individual", False),
        ("status=confirmed&status=accepted", True),
        ("status=pending", False),
    ],
)
async def test_filters_by_period_kind_and_status(
    *, query: str, found: bool, app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    await hear((a_request(), 1))

    rows = await rows_of(app, a_viewer(), f"/request-activity?{query}")

    assert bool(rows) is found


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("placing_agency_id", "university"),
        ("program_id", "nursing"),
        ("course_id", "practicum"),
        ("receiving_agency_id", "hospital"),
        ("site_id", "main building"),
        ("service_id", "medicine"),
        ("destination_id", "unit 4"),
    ],
)
async def test_filters_by_identity(
    *,
    field: str,
    name: str,
    app: FastAPI,
    hear: Hear,
    a_request: Requests,
    a_viewer: Viewers,
    uuid_of: Ids,
) -> None:
    await hear((a_request(), 1))
    viewer, other = a_viewer(), uuid_of("something else")

    assert await rows_of(app, viewer, f"/request-activity?{field}={uuid_of(name)}")
    assert not await rows_of(app, viewer, f"/request-activity?{field}={other}")
    assert await rows_of(app, viewer, f"/request-activity?{field}={other}&{field}={uuid_of(name)}")


async def test_a_period_that_ends_before_it_starts_is_refused_in_words(
    app: FastAPI, a_viewer: Viewers
) -> None:
    path = "/request-activity?period_from=2026-12-02&period_to=2026-12-01"
    async with client_for(app, a_viewer(), headers={"Accept-Language": "fr"}) as client:
        refused = await client.get(path)

    assert refused.status_code == 422
    assert refused.json()["slug"] == "period-ends-before-it-starts"
    assert refused.json()["title"] == "La période finit avant de commencer"

"""What the reports say, filtered, page by page, and the newest state alone."""

import itertools
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from chassis.auth import Viewer
from contracts.identity import AgencyRecorded
from contracts.placements import CourseRecorded, PlacementRequestState, SiteRecorded
from testkit import an_event, client_for

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


async def test_a_row_has_the_names_hours_and_days_of_its_request(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers, uuid_of: Ids
) -> None:
    university = {"name_fr": "Université du Nord", "name_en": "Northern University"}
    practicum = {"code": "SOI-2104", "name_fr": "Stage", "name_en": "Practicum"}
    await hear(
        (an_event(AgencyRecorded, agency_id=uuid_of("university"), **university), 1),
        (an_event(CourseRecorded, course_id=uuid_of("practicum"), **practicum), 1),
        (an_event(SiteRecorded, site_id=uuid_of("main building"), name="Hôpital du Nord"), 1),
        (a_request(), 1),
    )

    (row,) = await rows_of(app, a_viewer(), "/request-activity")

    assert row["placing_agency"] == "Northern University"
    assert row["course"] == "SOI-2104 – Practicum"
    assert row["site"] == "Hôpital du Nord"
    assert row["destination"] is None
    assert (row["students"], row["shifts"]) == (4, 12)
    assert (row["hours_per_student"], row["student_hours"]) == ("96", "384")
    assert row["sent_on"] == "2026-10-31"  # in Toronto it was still the day before
    assert row["response_days"] == "7.5"


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("at_once", [True, False])
async def test_news_in_any_order_and_twice_end_at_the_newest_state(
    *,
    at_once: bool,
    order: tuple[int, ...],
    app: FastAPI,
    hear: Hear,
    a_request: Requests,
    a_viewer: Viewers,
) -> None:
    story = [(a_request("pending"), 2), (a_request("accepted"), 4), (a_request("confirmed"), 5)]
    heard = [story[place] for place in (*order, *order)]
    if at_once:
        await hear(*heard)
    else:
        for each in heard:
            await hear(each)

    (row,) = await rows_of(app, a_viewer(), "/request-activity")

    assert row["status"] == "confirmed"


async def test_confirmed_placements_are_those_and_no_others(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    confirmed, accepted = UUID(int=1), UUID(int=2)
    await hear(
        (a_request("confirmed", placement_request_id=confirmed), 1),
        (a_request("accepted", placement_request_id=accepted), 1),
    )

    rows = await rows_of(app, a_viewer(), "/confirmed-placements?status=accepted")

    assert [row["placement_request_id"] for row in rows] == [str(confirmed)]


async def test_outcomes_are_counted_by_month_status_and_reason(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    declined = {"reason": "at_capacity", "school_reason": "at_capacity"}
    await hear(
        (a_request("declined", placement_request_id=UUID(int=1), **declined), 1),
        (a_request("declined", placement_request_id=UUID(int=2), students=6, **declined), 1),
        (a_request("pending", placement_request_id=UUID(int=3)), 1),
        (a_request("pending", placement_request_id=UUID(int=4), starts_on=date(2027, 1, 4)), 1),
    )

    rows = await rows_of(app, a_viewer(), "/requests-by-outcome")

    assert rows == [
        {
            "month": "2026-12",
            "status": "declined",
            "reason": "at_capacity",
            "requests": 2,
            "students": 10,
            "response_days": "7.5",
        },
        {
            "month": "2026-12",
            "status": "pending",
            "reason": None,
            "requests": 1,
            "students": 4,
            "response_days": None,
        },
        {
            "month": "2027-01",
            "status": "pending",
            "reason": None,
            "requests": 1,
            "students": 4,
            "response_days": None,
        },
    ]


async def test_a_report_is_read_page_by_page_soonest_first(
    app: FastAPI, hear: Hear, a_request: Requests, a_viewer: Viewers
) -> None:
    await hear(
        *[
            (a_request(placement_request_id=UUID(int=n), starts_on=date(2026, 12, 10 - n // 2)), 1)
            for n in range(1, 8)
        ]
    )
    seen: list[tuple[str, str]] = []
    path: str | None = "/request-activity?limit=2&discipline=nursing"
    async with client_for(app, a_viewer()) as client:
        while path:
            answer = await client.get(path)
            seen += [(row["starts_on"], row["placement_request_id"]) for row in answer.json()]
            path = answer.headers.get("link", "").partition("<")[2].partition(">")[0] or None

    assert len(seen) == 7
    assert seen == sorted(seen)

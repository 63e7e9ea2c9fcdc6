"""From placement request events to lines that both sides read alike."""

import itertools
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from billing.store.store import BillingStore
from billing.worker import try_rates
from chassis.auth import Role, Viewer
from chassis.store import Database
from contracts import placements
from contracts.identity import AgencyRecorded
from contracts.placements import PlacementRequestState
from testkit import a_viewer as any_viewer
from testkit import an_event, client_for

Hear = Callable[..., Awaitable[None]]
December = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]

PER_STUDENT_HOUR = {"basis": "per_student_hour", "amount_minor": 175}


async def publish(app: FastAPI, viewer: Viewer, **changes: Any) -> None:
    body = {"name": "Rates 2026", "effective_from": "2026-01-01", "rates": [PER_STUDENT_HOUR]}
    async with client_for(app, viewer) as client:
        made = await client.post("/rate-schedules", json={**body, **changes})
        assert made.status_code == 201, made.text
        published = await client.post(f"/rate-schedules/{made.json()['id']}/publish")
        assert published.status_code == 200, published.text


async def lines_of(app: FastAPI, viewer: Viewer, query: str = "") -> list[dict[str, Any]]:
    async with client_for(app, viewer) as client:
        answer = await client.get(f"/invoice-lines{query}")
        assert answer.status_code == 200, answer.text
        lines: list[dict[str, Any]] = answer.json()
        return lines


async def test_a_confirmed_placement_becomes_a_priced_line(
    app: FastAPI, hear: Hear, december: December, a_viewer: Viewers
) -> None:
    await publish(app, a_viewer())

    await hear((december(), 5))

    (line,) = await lines_of(app, a_viewer())
    assert line["state"] == "not_invoiced"
    assert line["amount_minor"] == 67_200
    assert line["units"] == "384"


async def test_both_sides_see_the_same_figures_each_in_its_language(
    app: FastAPI, hear: Hear, december: December, a_viewer: Viewers, uuid_of: Ids
) -> None:
    university = an_event(
        AgencyRecorded,
        agency_id=uuid_of("university"),
        name_fr="Université du Nord",
        name_en="Northern University",
    )
    await hear((university, 1), (december(), 5))
    await publish(app, a_viewer())

    (seen_by_school,) = await lines_of(app, a_viewer())
    async with client_for(
        app, a_viewer(Role.RECEIVING_COORDINATOR), headers={"Accept-Language": "en"}
    ) as client:
        (seen_by_hospital,) = (await client.get("/invoice-lines")).json()

    assert seen_by_school.pop("payer_agency_name") == "Université du Nord"
    assert seen_by_hospital.pop("payer_agency_name") == "Northern University"
    assert seen_by_school.pop("allowed_steps") == []
    assert seen_by_hospital.pop("allowed_steps") == ["validate"]
    assert seen_by_school == seen_by_hospital


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("at_once", [True, False])
async def test_events_in_any_order_and_twice_leave_one_void_line(
    *,
    at_once: bool,
    order: tuple[int, ...],
    app: FastAPI,
    hear: Hear,
    december: December,
    a_viewer: Viewers,
    database: Database[BillingStore],
) -> None:
    story = [
        (december(placements.PlacementRequestSent, status="pending"), 2),
        (december(), 5),
        (december(placements.PlacementRequestCancelled), 6),
    ]
    heard = [story[place] for place in (*order, *order)]
    if at_once:
        await hear(*heard)
    else:
        for each in heard:
            await hear(each)

    lines = await lines_of(app, a_viewer())

    assert [line["state"] for line in lines] in ([], ["void"])


async def test_a_line_without_a_rate_is_priced_when_a_schedule_is_published(
    app: FastAPI, hear: Hear, december: December, a_viewer: Viewers
) -> None:
    await hear((december(), 5))
    (waiting,) = await lines_of(app, a_viewer(), "?state=without_rate")
    assert waiting["unpriced_reason"] == "no_rate"

    await publish(app, a_viewer())

    (priced,) = await lines_of(app, a_viewer())
    assert priced["state"] == "not_invoiced"
    assert priced["amount_minor"] == 67_200


async def test_the_timer_prices_what_a_publication_missed(
    app: FastAPI,
    hear: Hear,
    december: December,
    a_viewer: Viewers,
    uuid_of: Ids,
    database: Database[BillingStore],
) -> None:
    lead = any_viewer(role=Role.ADMINISTRATOR)
    await publish(app, lead, province="QC")
    await hear((december(), 5))
    (waiting,) = await lines_of(app, a_viewer())
    assert waiting["state"] == "without_rate"

    await hear((an_event(AgencyRecorded, agency_id=uuid_of("university"), province="QC"), 1))
    await try_rates(database)

    (priced,) = await lines_of(app, a_viewer())
    assert priced["amount_minor"] == 67_200


async def test_every_change_of_a_line_is_published_with_a_growing_sequence(
    app: FastAPI,
    hear: Hear,
    december: December,
    a_viewer: Viewers,
    database: Database[BillingStore],
) -> None:
    await hear((december(), 5))
    await publish(app, a_viewer())
    await hear((december(placements.PlacementRequestCancelled), 6))

    async with database.reading() as connection:
        rows = await connection.all(
            text(
                "SELECT sequence, body::jsonb -> 'data' ->> 'state' AS state FROM outbox ORDER BY 1"
            )
        )

    assert [(row.sequence, row.state) for row in rows] == [
        (1, "without_rate"),
        (2, "not_invoiced"),
        (3, "void"),
    ]

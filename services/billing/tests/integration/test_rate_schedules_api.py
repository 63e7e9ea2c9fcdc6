"""Drawing up, publishing and retiring schedules over HTTP."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI

from billing.api.problems import TEXTS
from chassis.auth import Level, Role, Viewer
from chassis.problems import errors_of, texts_missing
from testkit import client_for

Viewers = Callable[..., Viewer]
Ids = Callable[[str], UUID]

DRAFT: dict[str, Any] = {
    "name": "Rates 2026",
    "effective_from": "2026-01-01",
    "rates": [{"basis": "per_student_hour", "amount_minor": 175}],
}


async def test_a_schedule_is_drawn_up_changed_published_and_retired(
    app: FastAPI, a_viewer: Viewers
) -> None:
    async with client_for(app, a_viewer()) as client:
        made = await client.post("/rate-schedules", json=DRAFT)
        path = made.headers["location"]
        added = await client.post(
            f"{path}/rates",
            json={"discipline": "nursing", "basis": "per_shift", "amount_minor": 8575},
            headers={"If-Match": made.headers["etag"]},
        )
        rate_id = added.json()["rates"][0]["id"]
        removed = await client.delete(f"{path}/rates/{rate_id}")
        redrawn = await client.put(path, json={**DRAFT, "name": "Rates of the school"})
        published = await client.post(
            f"{path}/publish", headers={"If-Match": redrawn.headers["etag"]}
        )
        again = await client.put(path, json=DRAFT)
        retired = await client.post(f"{path}/retire", json={"last_day": "2026-12-31"})
        read = await client.get(path)
        (row,) = (await client.get("/rate-schedules")).json()

    assert [len(answer.json()["rates"]) for answer in (made, added, removed)] == [1, 2, 1]
    assert published.json()["status"] == "published"
    assert again.status_code == 409
    assert again.json()["slug"] == "schedule-is-not-a-draft"
    assert retired.json()["effective_to"] == "2026-12-31"
    assert read.json() == retired.json()
    assert read.headers["etag"] == retired.headers["etag"]
    assert row["number_of_rates"] == 1
    assert row["may_change"] is read.json()["may_change"] is True


async def test_tied_rates_are_shown_when_publishing(app: FastAPI, a_viewer: Viewers) -> None:
    rates = [
        {"discipline": "nursing", "basis": "per_shift", "amount_minor": 1},
        {"placement_type": "group", "basis": "per_shift", "amount_minor": 2},
    ]
    async with client_for(app, a_viewer(), headers={"Accept-Language": "fr"}) as client:
        made = await client.post("/rate-schedules", json={**DRAFT, "rates": rates})
        refused = await client.post(f"{made.headers['location']}/publish")

    ids = [rate["id"] for rate in made.json()["rates"]]
    assert refused.status_code == 422
    problem = refused.json()
    assert problem["slug"] == "rates-tie"
    assert problem["title"] == "Tarifs à égalité"
    assert problem["facts"]["ties"] == [ids]


async def test_a_schedule_does_not_tie_with_the_days_of_a_retired_one(
    app: FastAPI, a_viewer: Viewers
) -> None:
    async with client_for(app, a_viewer()) as client:
        old = await _published(client, DRAFT)
        await client.post(f"{old}/retire", json={"last_day": "2026-06-30"})
        early = await client.post("/rate-schedules", json={**DRAFT, "effective_from": "2026-06-30"})
        later = await client.post("/rate-schedules", json={**DRAFT, "effective_from": "2026-07-01"})
        refused = await client.post(f"/rate-schedules/{early.json()['id']}/publish")
        accepted = await client.post(f"/rate-schedules/{later.json()['id']}/publish")

    assert (refused.status_code, refused.json().get("slug")) == (422, "rates-tie")
    assert accepted.status_code == 200


@pytest.mark.parametrize("province", [None, "QC"])
async def test_of_schedules_that_tie_and_are_published_at_once_one_gets_through(
    province: str | None, app: FastAPI, a_viewer: Viewers
) -> None:
    viewer = a_viewer(Role.ADMINISTRATOR) if province else a_viewer()
    body = {**DRAFT, "province": province}
    async with client_for(app, viewer) as client:
        drafts = [(await client.post("/rate-schedules", json=body)).json()["id"] for _ in range(4)]
        answers = await asyncio.gather(
            *(client.post(f"/rate-schedules/{draft}/publish") for draft in drafts)
        )

    assert sorted(answer.status_code for answer in answers) == [200, 422, 422, 422]


async def test_an_administrator_who_only_looks_sets_no_rates_of_a_province(
    app: FastAPI, a_viewer: Viewers
) -> None:
    looking = a_viewer(Role.ADMINISTRATOR, level=Level.VIEW_ONLY)
    async with client_for(app, looking) as client:
        refused = await client.post("/rate-schedules", json={**DRAFT, "province": "QC"})

    assert refused.status_code == 403


async def _published(client: httpx2.AsyncClient, body: dict[str, Any]) -> str:
    path = f"/rate-schedules/{(await client.post('/rate-schedules', json=body)).json()['id']}"
    assert (await client.post(f"{path}/publish")).status_code == 200
    return path


async def test_a_draft_can_be_thrown_away_and_a_foreign_one_is_not_found(
    app: FastAPI, a_viewer: Viewers, uuid_of: Ids
) -> None:
    async with client_for(app, a_viewer()) as client:
        path = (await client.post("/rate-schedules", json=DRAFT)).headers["location"]
    async with client_for(app, a_viewer(agency_id=uuid_of("another school"))) as client:
        foreign = [
            (await client.get(path)).status_code,
            (await client.put(path, json=DRAFT)).status_code,
            (await client.post(f"{path}/publish")).status_code,
        ]
    async with client_for(app, a_viewer()) as client:
        assert (await client.delete(path)).status_code == 204
        gone = await client.get(path)

    assert foreign == [404, 404, 404]
    assert gone.status_code == 404


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"rates": [{"basis": "per_shift", "amount_minor": 1.5}]}, 422),
        ({"rates": [{"basis": "per_shift", "amount_minor": -1}]}, 422),
        ({"effective_to": "2025-12-31"}, 422),
        ({"province": "QC"}, 403),
    ],
)
async def test_a_schedule_that_makes_no_sense_is_refused(
    changes: dict[str, Any], status: int, app: FastAPI, a_viewer: Viewers
) -> None:
    async with client_for(app, a_viewer()) as client:
        refused = await client.post("/rate-schedules", json={**DRAFT, **changes})

    assert refused.status_code == status


def test_every_rule_has_its_words_in_both_languages() -> None:
    assert texts_missing(errors_of("billing"), TEXTS) == []

"""Both sides move a line over HTTP, once, and see the same history."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest
from fastapi import FastAPI

from chassis.auth import Role, Viewer
from contracts import placements
from contracts.placements import PlacementRequestState
from testkit import client_for

Hear = Callable[..., Awaitable[None]]
December = Callable[..., PlacementRequestState]
Viewers = Callable[..., Viewer]


@pytest.fixture
async def line(app: FastAPI, hear: Hear, december: December, a_viewer: Viewers) -> dict[str, Any]:
    """A line of 672.00 that nobody validated yet."""
    rates = [{"basis": "per_student_hour", "amount_minor": 175}]
    body = {"name": "Rates 2026", "effective_from": "2026-01-01", "rates": rates}
    async with client_for(app, a_viewer()) as client:
        path = (await client.post("/rate-schedules", json=body)).headers["location"]
        await client.post(f"{path}/publish")
        await hear((december(), 5))
        (line,) = (await client.get("/invoice-lines")).json()
    return dict(line)


async def test_a_repeated_validation_gets_the_same_answer_and_a_second_one_is_refused(
    app: FastAPI, line: dict[str, Any], a_viewer: Viewers
) -> None:
    address = f"/invoice-lines/{line['id']}/validate"
    key = {"Idempotency-Key": "validate-1", "If-Match": f'"{line["version"]}"'}
    async with client_for(app, a_viewer(Role.RECEIVING_COORDINATOR)) as client:
        first = await client.post(address, headers=key)
        repeated = await client.post(address, headers=key)
        again = await client.post(address)
        stale = await client.post(address, headers={"If-Match": f'"{line["version"]}"'})

    assert first.json()["state"] == "validated_by_payee"
    assert repeated.content == first.content
    assert again.json()["slug"] == "invoice-line-cannot-move"
    assert stale.json()["slug"] == "record-changed"


async def test_a_line_offers_what_the_side_and_the_permission_allow(
    app: FastAPI, line: dict[str, Any], a_viewer: Viewers
) -> None:
    address = f"/invoice-lines/{line['id']}"
    hospital = Role.RECEIVING_COORDINATOR
    may_not = a_viewer(hospital, edit_invoicing_status=False)

    async def offered(viewer: Viewer) -> list[str]:
        async with client_for(app, viewer) as client:
            (listed,) = (await client.get("/invoice-lines")).json()
            shown = (await client.get(address)).json()
        assert listed["allowed_steps"] == shown["allowed_steps"]
        steps: list[str] = shown["allowed_steps"]
        return steps

    assert [await offered(a_viewer(role)) for role in (Role.PLACING_COORDINATOR, hospital)] == [
        [],
        ["validate"],
    ]
    assert await offered(may_not) == []
    async with client_for(app, a_viewer(hospital)) as client:
        await client.post(f"{address}/validate")
    assert await offered(a_viewer()) == ["validate"]
    assert await offered(a_viewer(hospital)) == []


async def test_a_line_of_another_department_is_not_moved(
    app: FastAPI,
    line: dict[str, Any],
    hear: Hear,
    a_viewer: Viewers,
    uuid_of: Callable[[str], UUID],
) -> None:
    program = placements.ProgramRecorded(
        program_id=uuid_of("bachelor of nursing"),
        agency_id=uuid_of("university"),
        name_fr="Baccalauréat en sciences infirmières",
        name_en="Bachelor of nursing",
        discipline="nursing",
        department_id=uuid_of("health sciences"),
    )
    await hear((program, 1))
    address = f"/invoice-lines/{line['id']}/validate"
    own, foreign = (
        a_viewer(department_ids=frozenset({uuid_of(name)}))
        for name in ("health sciences", "another department")
    )
    async with client_for(app, a_viewer(Role.RECEIVING_COORDINATOR)) as client:
        await client.post(address)
    async with client_for(app, foreign) as client:
        refused = await client.post(address)
    async with client_for(app, own) as client:
        moved = await client.post(address)

    assert refused.status_code == 404
    assert moved.is_success, moved.text


async def test_an_invoiced_line_keeps_its_history_and_gets_a_proposed_credit(
    app: FastAPI, line: dict[str, Any], hear: Hear, december: December, a_viewer: Viewers
) -> None:
    address = f"/invoice-lines/{line['id']}"
    async with client_for(app, a_viewer(Role.RECEIVING_COORDINATOR)) as client:
        await client.post(f"{address}/validate")
    async with client_for(app, a_viewer()) as client:
        await client.post(f"{address}/validate")
        await client.post(f"{address}/mark-invoiced")
        await hear((december(placements.PlacementRequestCancelled), 6))
        seen = (await client.get(address)).json()
        (total,) = (await client.get("/invoice-lines/totals")).json()

    assert [move["to_state"] for move in seen["moves"]] == [
        "validated_by_payee",
        "validated_by_payer",
        "invoiced",
    ]
    assert seen["state"] == "invoiced"
    assert seen["adjustments"][0]["amount_minor"] == -67_200
    assert total["amount_minor"] == 67_200
    assert total["proposed_adjustment_minor"] == -67_200

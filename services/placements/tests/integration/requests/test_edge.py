"""Versions, repeats, bulk, and requests of other agencies."""

from typing import Any
from uuid import uuid4

import pytest

from chassis.auth import Role
from chassis.ids import new_id

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


async def test_a_move_on_a_version_that_was_changed_is_refused(world: Any) -> None:
    one = await world.create()
    viewer = world.viewer(PC)
    read = await world.call("GET", f"/placement-requests/{one}", viewer)
    etag = read.headers["etag"]
    edited = await world.call(
        "PUT", f"/placement-requests/{one}", viewer, json=world.body(students=5)
    )
    assert (edited.status_code, etag, edited.headers["etag"]) == (200, '"1"', '"2"')

    refused = await world.call(
        "POST", f"/placement-requests/{one}/send", viewer, headers={"If-Match": etag}
    )

    assert (refused.status_code, refused.json()["slug"]) == (409, "record-changed")
    assert (await world.read(one, PC))["label"]["code"] == "new"


async def test_a_repeated_move_has_its_effect_once(world: Any) -> None:
    one = await world.create()
    headers = {"Idempotency-Key": str(uuid4())}
    viewer = world.viewer(PC, account_id=new_id())
    path = f"/placement-requests/{one}/send"

    answers = [await world.call("POST", path, viewer, headers=headers) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    async with world.database.reading() as connection:
        told = await connection.raw.fetch("SELECT type FROM outbox ORDER BY sequence")
    assert [row["type"] for row in told] == [
        "placements.placement_request_created.v1",
        "placements.placement_request_sent.v1",
    ]


async def test_a_second_try_without_a_key_is_told_that_it_is_too_late(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))

    again = await world.move(one, "send", PC)

    assert (again.status_code, again.json()["slug"]) == (409, "placement-request-move-not-open")


@pytest.mark.parametrize("role", [PC, RC, DC])
async def test_people_of_another_agency_find_nothing(world: Any, role: Role) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC))
    stranger = world.viewer(role, agency_id=new_id())

    for path in ("", "/history", "/viewers", "/channel"):
        answer = await world.call("GET", f"/placement-requests/{one}{path}", stranger)
        assert (answer.status_code, answer.json()["slug"]) == (404, "placement-request-not-found")
    moved = await world.call("POST", f"/placement-requests/{one}/withdraw", stranger, json={})
    assert moved.status_code == 404
    listed = await world.call("GET", "/placement-requests", stranger)
    assert listed.json() == []


async def test_a_move_of_another_role_is_forbidden(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))

    answer = await world.move(one, "withdraw", RC)

    assert (answer.status_code, answer.json()["slug"]) == (
        403,
        "placement-request-move-of-another-role",
    )


async def test_bulk_moves_answer_item_by_item(world: Any) -> None:
    draft, sent, changed = [await world.create() for _ in range(3)]
    await world.moved(sent, ("send", PC))
    items = [
        {"id": draft},
        {"id": sent},
        {"id": changed, "version": 7},
        {"id": str(new_id())},
    ]

    answer = await world.call(
        "POST", "/placement-requests/bulk/send", world.viewer(PC), json={"items": items}
    )

    results = answer.json()
    assert [result["id"] for result in results] == [item["id"] for item in items]
    assert results[0]["moved"]["label"]["code"] == "sent"
    assert [result["problem"] and result["problem"]["slug"] for result in results] == [
        None,
        "placement-request-move-not-open",
        "record-changed",
        "placement-request-not-found",
    ]
    assert (await world.read(draft, RC))["label"]["code"] == "pending"


async def test_a_refused_item_is_told_as_the_same_move_alone(world: Any) -> None:
    sent, viewer = await world.create(), world.viewer(PC)
    await world.moved(sent, ("send", PC))
    more = {"headers": {"X-Forwarded-Prefix": "/api/placements"}}
    items = {"items": [{"id": sent}]}

    alone = await world.call("POST", f"/placement-requests/{sent}/send", viewer, **more)
    bulk = await world.call("POST", "/placement-requests/bulk/send", viewer, json=items, **more)

    (result,) = bulk.json()
    assert result["problem"] == alone.json()
    assert alone.json()["instance"] == f"/api/placements/placement-requests/{sent}/send"


async def test_a_repeated_bulk_move_has_its_effect_once(world: Any) -> None:
    ids = [await world.create() for _ in range(2)]
    viewer = world.viewer(PC)
    more = {
        "json": {"items": [{"id": one} for one in ids]},
        "headers": {"Idempotency-Key": "all at once"},
    }

    answers = [
        await world.call("POST", "/placement-requests/bulk/send", viewer, **more) for _ in range(2)
    ]

    for answer in answers:
        assert [result["problem"] for result in answer.json()] == [None, None]
        assert [result["moved"]["id"] for result in answer.json()] == ids


async def test_a_bulk_decline_without_a_reason_changes_nothing(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))

    answer = await world.call(
        "POST",
        "/placement-requests/bulk/decline",
        world.viewer(RC),
        json={"items": [{"id": one}]},
    )

    assert answer.json()[0]["problem"]["slug"] == "reason-unknown"
    assert (await world.read(one, RC))["label"]["code"] == "pending"


async def test_an_impossible_period_is_refused_in_the_callers_language(world: Any) -> None:
    answer = await world.call(
        "POST",
        "/placement-requests",
        world.viewer(PC),
        json=world.body(ends_on="2027-01-03"),
        language="fr",
    )

    problem = answer.json()
    assert (answer.status_code, problem["errors"][0]["field"]) == (422, "ends_on")
    assert problem["title"] == "Période impossible"


async def test_the_reasons_are_offered_in_the_callers_language(world: Any) -> None:
    answer = await world.call("GET", "/reasons", world.viewer(RC), language="fr")

    lists = {reason["list"] for reason in answer.json()}
    assert lists == {"decline", "cancel_by_school", "cancel_by_site"}
    assert answer.json()[0]["text"] == "Aucun superviseur disponible"


@pytest.mark.parametrize("etag", ['"x"', '"1", "2"', "9" * 5000])
async def test_what_never_was_a_version_is_refused(world: Any, etag: str) -> None:
    path, headers = f"/placement-requests/{await world.create()}/send", {"If-Match": etag}

    answer = await world.call("POST", path, world.viewer(PC), headers=headers)

    assert (answer.status_code, answer.json()["slug"]) == (422, "if-match-not-valid")

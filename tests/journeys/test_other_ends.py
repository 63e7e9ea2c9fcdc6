"""Requests that end otherwise: declined, waitlisted, held, withdrawn. Every label of the table."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from testkit import eventually
from tests.journeys.looking import (
    all_that_is_known_to,
    inbox_about,
    labels_of,
    report_row,
)
from tests.journeys.people import REQUESTS, Json
from tests.journeys.playing import ARRIVES
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

FULL = {"reason": "at_capacity"}
AGAIN = {"comment": "Deux places suffiraient."}


async def test_a_declined_request_is_told_to_the_school_by_the_agency_alone(
    province: Province,
) -> None:
    pc, rc, dc = province.pc, province.rc, province.dc
    request = await _redirected(province)
    await eventually(partial(_told, province, request, "redirected"), within=ARRIVES)
    before = await all_that_is_known_to(pc, request)

    await dc.move(request, "decline-for-destination", FULL)
    assert await _labels(province, request) == (
        "Redirected",
        "Declined by destination – to be answered",
        "Declined by destination",
    )
    await rc.move(request, "return-to-destination", AGAIN)
    assert await _labels(province, request) == ("Redirected", "Redirected", "Pending")
    await dc.move(request, "decline-for-destination", FULL)
    await eventually(
        partial(_reported, province, request, "declined_by_destination"), within=ARRIVES
    )
    assert await all_that_is_known_to(pc, request) == before

    await rc.move(request, "decline", FULL)
    assert await _labels(province, request) == ("Declined", "Declined", "Declined")
    seen = await pc.get(f"{REQUESTS}/{request['id']}")
    assert seen["reason"]["text"] == "Unit at capacity"
    lines = await pc.get(f"{REQUESTS}/{request['id']}/history")
    assert [line["move"] for line in lines] == ["create", "send", "redirect", "decline"]
    await eventually(partial(_reported, province, request, "declined"), within=ARRIVES)
    row = await report_row(pc, request)
    assert (row["status"], row["reason"]) == ("declined", "at_capacity")
    await eventually(partial(_told, province, request, "declined"), within=ARRIVES)


async def test_what_was_declined_may_still_be_accepted(province: Province) -> None:
    request = await _redirected(province)
    await province.rc.move(request, "decline", FULL)
    await province.rc.move(request, "accept")

    assert await _labels(province, request) == ("Accepted", "Accepted", "Accepted")


async def test_a_waitlisted_request_knows_its_place_in_the_line(province: Province) -> None:
    first, second = await _redirected(province), await _redirected(province)
    for request in (first, second):
        await province.rc.move(request, "waitlist")
        assert await _labels(province, request) == ("Waitlisted", "Waitlisted", "Waitlisted")

    async def place(request: Json) -> int:
        detail = await province.pc.get(f"{REQUESTS}/{request['id']}")
        return int(detail["waitlist_position"])

    assert await place(second) == await place(first) + 1
    await province.rc.move(first, "accept")
    assert await place(second) == 1
    await province.rc.move(second, "decline", FULL)


async def test_a_held_request_waits_unseen_until_it_is_released_and_a_withdrawn_one_is_gone(
    province: Province,
) -> None:
    pc = province.pc
    later = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
    request = await pc.post(REQUESTS, province.wanted(release_on=later))
    assert await _labels(province, request) == ("New/Hold", None, None)
    await pc.move(request, "send")
    assert await _labels(province, request) == ("Sent/Hold", None, None)
    await pc.move(request, "release")
    assert await _labels(province, request) == ("Sent", "Pending", None)

    await pc.move(request, "withdraw")

    assert await _labels(province, request) == ("Withdrawn", None, None)


async def test_labels_and_reasons_are_in_the_language_of_the_reader(province: Province) -> None:
    request = await _redirected(province)
    await province.rc.move(request, "decline", FULL)
    path = f"{REQUESTS}/{request['id']}"

    answer = await province.pc.ask("GET", path, headers={"Accept-Language": "fr-CA"})

    assert answer.headers["Content-Language"] == "fr"
    assert answer.json()["label"]["text"] == "Refusée"
    assert answer.json()["reason"]["text"] == "Capacité de l’unité atteinte"


async def _redirected(province: Province) -> Json:
    request: Json = await province.pc.post(REQUESTS, province.wanted())
    await province.pc.move(request, "send")
    await province.rc.move(request, "redirect")
    return request


async def _labels(province: Province, request: Json) -> tuple[str | None, ...]:
    """Of the school, the hospital and the unit; the supervisor is not named in these stories."""
    labels = await labels_of(province, request)
    assert labels.pop("supervisor") is None
    return tuple(labels.values())


async def _told(province: Province, request: Json, kind: str) -> bool:
    return kind in [item["kind"] for item in await inbox_about(province.pc, request)]


async def _reported(province: Province, request: Json, status: str) -> bool:
    row = await report_row(province.rc, request)
    return row is not None and row["status"] == status

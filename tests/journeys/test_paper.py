"""A unit whose contact has no account: the request goes on paper, and its agency answers for it."""

import pytest

from testkit import eventually
from tests.journeys.looking import labels_of
from tests.journeys.people import REQUESTS, Json
from tests.journeys.playing import ARRIVES
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]

QUEUE = "/api/notifications/paper-deliveries"


async def test_a_unit_without_an_account_gets_a_letter_and_its_agency_answers_for_it(
    province: Province,
) -> None:
    pc, rc = province.pc, province.rc
    wanted = province.wanted(destination_id=province.paper_destination["id"])
    request = await pc.post(REQUESTS, wanted)
    await pc.move(request, "send")
    told_before = await rc.get(
        f"{REQUESTS}/{request['id']}/channel", destination_id=province.paper_destination["id"]
    )
    assert (told_before["channel"], told_before["text"]) == (
        "paper",
        "The contact has no account.",
    )

    await rc.move(request, "redirect")

    assert await _labels(province, request) == ("Redir-P", "Redir-P")
    letter = await eventually(lambda: _letter(province, request), within=ARRIVES)
    assert letter["kind"] == "to_destination"
    assert (letter["recipient"], letter["language"]) == ("Pierre Papier", "fr")
    await _prints(province, letter)

    await rc.move(request, "accept-for-destination")
    assert await _labels(province, request) == ("Redir-P", "Accepted by destination")
    await rc.move(request, "accept")
    assert await _labels(province, request) == ("Accepted", "Accepted")


async def test_the_agency_does_not_answer_for_a_unit_that_answers_itself(
    province: Province,
) -> None:
    request = await province.pc.post(REQUESTS, province.wanted())
    await province.pc.move(request, "send")
    await province.rc.move(request, "redirect")

    path = f"{REQUESTS}/{request['id']}/accept-for-destination"
    answer = await province.rc.ask("POST", path)

    assert answer.status_code in {403, 409, 422}
    assert answer.json()["slug"] == "placement-request-contact-answers-online"


async def _labels(province: Province, request: Json) -> tuple[str | None, str | None]:
    """The unit's own coordinator has another unit, so nobody but these two sees the request."""
    labels = await labels_of(province, request)
    assert (labels["dc"], labels["supervisor"]) == (None, None)
    return labels["pc"], labels["rc"]


async def _letter(province: Province, request: Json) -> Json | None:
    waiting = await province.rc.everything(QUEUE, state="waiting")
    return next((row for row in waiting if row["placement_request_id"] == request["id"]), None)


async def _prints(province: Province, letter: Json) -> None:
    """The school's queue does not hold the letter; the hospital's does, until it is sent."""
    assert await province.pc.find(f"{QUEUE}/{letter['id']}/document") is None
    pdf = await province.rc.ask("GET", f"{QUEUE}/{letter['id']}/document")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert letter["reference"] in pdf.headers["Content-Disposition"]
    assert pdf.content.startswith(b"%PDF-")

    sent = await province.rc.post(f"{QUEUE}/{letter['id']}/mark-sent", version=letter["version"])

    assert sent["state"] == "sent"
    waiting = await province.rc.everything(QUEUE, state="waiting")
    assert letter["id"] not in [row["id"] for row in waiting]

"""A placement travels from a school's question to its cancellation, played by four people."""

import pytest

from tests.journeys.looking import inbox_about, report_row
from tests.journeys.people import REQUESTS, Person
from tests.journeys.playing import Played

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]


def test_each_side_reads_exactly_its_label_after_each_move(played: Played) -> None:
    unit = "Accepted by destination"
    assert played.seen == [
        ("create", _labels("New", None, None)),
        ("send", _labels("Sent", "Pending", None)),
        ("redirect", _labels("Redirected", "Redirected", "Pending")),
        ("accept-for-destination", _labels("Redirected", unit, unit)),
        ("assign-supervisors", _labels("Redirected", unit, unit)),
        ("accept", _labels("Accepted", "Accepted", "Accepted", "Accepted")),
        ("confirm", _labels("Confirmed", "Confirmed", "Confirmed", "Confirmed")),
        ("cancel", _labels("Cancelled", "Cancelled", "Cancelled", "Cancelled")),
    ]


def test_the_school_learns_nothing_of_what_its_destination_answered(played: Played) -> None:
    assert played.known_before_answer["detail"]["label"]["text"] == "Redirected"
    assert played.known_before_answer["csv"]
    assert played.known_after_answer == played.known_before_answer


async def test_another_school_never_hears_of_the_request(played: Played) -> None:
    stranger = played.province.stranger

    assert await stranger.find(f"{REQUESTS}/{played.request['id']}") is None
    assert await stranger.find(f"{REQUESTS}/{played.request['id']}/history") is None
    assert played.request["id"] not in [row["id"] for row in await stranger.everything(REQUESTS)]
    assert await report_row(stranger, played.request) is None
    assert await stranger.everything("/api/billing/invoice-lines") == []
    assert await inbox_about(stranger, played.request) == []


def test_the_new_request_says_where_it_is_found(played: Played) -> None:
    assert played.created is not None

    assert played.created.headers["Location"] == f"{REQUESTS}/{played.request['id']}"
    assert played.created.headers["ETag"] == '"1"'


async def test_each_side_reads_the_history_that_is_its_own(played: Played) -> None:
    async def moves(person: Person) -> list[tuple[str, str]]:
        lines = await person.get(f"{REQUESTS}/{played.request['id']}/history")
        return [(line["move"], line["actor"]["name"]) for line in lines]

    to_school = [
        ("create", "Paule Côté"),
        ("send", "Paule Côté"),
        ("redirect", "Rita Reid"),
        ("accept", "Rita Reid"),
        ("confirm", "Paule Côté"),
        ("cancel", "Paule Côté"),
    ]
    inside = [
        ("accept_for_destination", "Denis Désilets"),
        ("assign_supervisors", "Denis Désilets"),
    ]
    assert await moves(played.province.pc) == to_school
    assert await moves(played.province.rc) == [*to_school[1:3], *inside, *to_school[3:]]
    assert await moves(played.province.dc) == [to_school[2], *inside, *to_school[3:]]


def _labels(
    school: str, hospital: str | None, unit: str | None, supervisor: str | None = None
) -> dict[str, str | None]:
    return {"pc": school, "rc": hospital, "dc": unit, "supervisor": supervisor}

"""Inboxes and outboxes: who finds what, page by page, by status, label and reference."""

from typing import Any

import pytest

from chassis.auth import Role
from chassis.ids import new_id

PC, RC, DC, SUPERVISOR, ADMINISTRATOR = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
    Role.SUPERVISOR,
    Role.ADMINISTRATOR,
)


async def listed(world: Any, role: Role, query: str = "", **scope: Any) -> list[str]:
    """The ids that are answered, in their order."""
    path = f"/placement-requests?{query}"
    answer = await world.call("GET", path, world.viewer(role, **scope))
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json()]


@pytest.fixture
async def one_of_each(world: Any) -> dict[str, str]:
    """One request in several statuses, by status."""
    steps: dict[str, list[tuple[str, Role, dict[str, Any]]]] = {
        "draft": [],
        "held": [("send", PC, {})],
        "pending": [("send", PC, {})],
        "redirected": [("send", PC, {}), ("redirect", RC, {})],
        "declined_by_destination": [
            ("send", PC, {}),
            ("redirect", RC, {}),
            ("decline-for-destination", DC, {"reason": "staffing"}),
        ],
        "accepted": [("send", PC, {}), ("accept", RC, {})],
        "declined": [("send", PC, {}), ("decline", RC, {"reason": "staffing"})],
        "withdrawn": [("withdraw", PC, {})],
    }
    made: dict[str, str] = {}
    for status, moves in steps.items():
        changes = {"release_on": "2030-01-01"} if status == "held" else {}
        made[status] = await world.create(**changes)
        for verb, role, body in moves:
            answer = await world.move(made[status], verb, role, **body)
            assert answer.status_code == 200, answer.text
    return made


ALL = {
    "draft",
    "held",
    "pending",
    "redirected",
    "declined_by_destination",
    "accepted",
    "declined",
}


@pytest.mark.parametrize(
    ("role", "query", "statuses"),
    [
        (PC, "", ALL),
        (PC, "status=redirected", {"redirected", "declined_by_destination"}),
        (PC, "status=declined_by_destination", set()),
        (PC, "label=new&label=sent_hold", {"draft", "held"}),
        (PC, "label=sent_paper", set()),
        (PC, "label=sent", {"pending"}),
        (RC, "", ALL - {"draft", "held"}),
        (RC, "status=declined_by_destination", {"declined_by_destination"}),
        (RC, "status=draft&status=held&status=pending", {"pending"}),
        (RC, "label=declined_by_destination_to_answer", {"declined_by_destination"}),
        (DC, "", {"redirected", "declined_by_destination", "accepted"}),
        (
            DC,
            "include_closed=true",
            {"redirected", "declined_by_destination", "accepted", "declined"},
        ),
        (DC, "label=pending", {"redirected"}),
        (SUPERVISOR, "", set()),
        (ADMINISTRATOR, "", ALL - {"draft"}),
    ],
)
async def test_each_role_finds_its_own(
    role: Role, query: str, statuses: set[str], world: Any, one_of_each: dict[str, str]
) -> None:
    found = await listed(world, role, query)

    assert set(found) == {one_of_each[status] for status in statuses}


async def test_a_scope_narrows_what_is_found(world: Any, one_of_each: dict[str, str]) -> None:
    elsewhere = frozenset({new_id()})

    assert await listed(world, PC, program_ids=elsewhere) == []
    assert await listed(world, RC, site_ids=elsewhere) == []
    assert await listed(world, DC, destination_ids=elsewhere) == []
    here = await listed(world, DC, destination_ids=frozenset({world.destination}))
    assert one_of_each["redirected"] in here


async def test_a_supervisor_finds_who_was_given_to_them(
    world: Any, one_of_each: dict[str, str]
) -> None:
    accepted = one_of_each["accepted"]
    answer = await world.move(accepted, "assign-supervisors", RC, supervisor_ids=[str(world.dc)])
    assert answer.status_code == 200, answer.text

    assert await listed(world, SUPERVISOR, person_id=world.dc) == [accepted]
    assert (await world.read(accepted, PC))["supervisors"][0]["id"] == str(world.dc)


@pytest.mark.parametrize("sort", ["starts_on", "-starts_on", "created", "-created"])
async def test_pages_follow_one_another_without_gap_or_double(world: Any, sort: str) -> None:
    days = ["05", "04", "04", "06", "04"]
    made = [await world.create(starts_on=f"2027-01-{day}") for day in days]
    ordered = [one for _, one in sorted(zip(days, made, strict=True))]
    expected = {"starts_on": ordered, "created": made}[sort.lstrip("-")]
    path: str | None = f"/placement-requests?limit=2&sort={sort}"
    pages: list[list[str]] = []

    while path:
        answer = await world.call("GET", path, world.viewer(PC))
        pages.append([row["id"] for row in answer.json()])
        path = answer.links.get("next", {}).get("url")

    found = [one for page in pages for one in page]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert found == (expected[::-1] if sort.startswith("-") else expected)


async def test_a_reference_is_found_by_its_beginning_and_by_its_number(world: Any) -> None:
    ids = [await world.create() for _ in range(2)]
    reference = (await world.read(ids[0], PC))["reference"]
    number = int(reference[-6:])

    assert await listed(world, PC, f"q={reference.lower()}") == [ids[0]]
    assert await listed(world, PC, f"q={number}") == [ids[0]]
    assert set(await listed(world, PC, f"q={reference[:8]}")) == set(ids)
    assert await listed(world, PC, "q=%25") == []


async def test_a_period_finds_what_overlaps_it(world: Any) -> None:
    one = await world.create()

    assert await listed(world, PC, "from_on=2027-03-26&until_on=2027-12-31") == [one]
    assert await listed(world, PC, "from_on=2027-03-27") == []
    assert await listed(world, PC, "until_on=2027-01-03") == []


async def test_the_figures_of_the_welcome_page_agree_with_the_lists(
    world: Any, one_of_each: dict[str, str]
) -> None:
    for role in (PC, RC, DC, ADMINISTRATOR):
        answer = await world.call("GET", "/placement-requests/counts", world.viewer(role))
        for figure in answer.json():
            found = await listed(world, role, f"label={figure['label']['code']}")
            assert len(found) == figure["count"], (role, figure)
    school = await world.call("GET", "/placement-requests/counts", world.viewer(PC))
    counted = {figure["label"]["code"]: figure["count"] for figure in school.json()}
    assert counted == {
        "new": 1,
        "sent_hold": 1,
        "sent": 1,
        "redirected": 2,
        "accepted": 1,
        "declined": 1,
    }

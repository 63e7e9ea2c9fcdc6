"""Whatever the school looks at, it cannot tell whether the destination answered, or what."""

from typing import Any
from uuid import UUID

import pytest

from chassis.auth import Role, Viewer
from chassis.ids import new_id
from placements.domain.requests.labels import Label
from placements.domain.requests.statuses import Status
from placements.store.tables import people

PC, RC, DC = (
    Role.PLACING_COORDINATOR,
    Role.RECEIVING_COORDINATOR,
    Role.DESTINATION_COORDINATOR,
)


async def everything_seen(world: Any, one: str, viewer: Viewer) -> dict[str, object]:
    """Every page that may tell of the request, with its headers."""
    inside = [f"/{one}{page}" for page in ("", "/history", "/viewers", "/channel")]
    lists = ["", "/counts", *(f"?sort={sort}" for sort in ("starts_on", "-created"))]
    filters = [*(f"?status={one}" for one in Status), *(f"?label={one}" for one in Label)]
    seen: dict[str, object] = {}
    for path in (*inside, *lists, *filters):
        answer = await world.call("GET", f"/placement-requests{path}", viewer)
        headers = {name: answer.headers.get(name) for name in ("etag", "link", "content-length")}
        seen[path] = (answer.status_code, headers, answer.text)
    return seen


@pytest.fixture
async def supervisor(world: Any) -> UUID:
    """Somebody of the hospital who has an account and may supervise."""
    person = new_id()
    agency = {"agency_id": world.hospital, "active": True}
    names = {"first_name": "Ada", "last_name": "Roy", "language": "fr"}
    await world.put(people.people, id=person, **names, **agency)
    await world.put(people.accounts, **world.account(person))
    role = {"role": Role.SUPERVISOR.value, "level": "regular"}
    await world.put(people.role_assignments, id=new_id(), person_id=person, **role, **agency)
    return person


@pytest.mark.parametrize("role", [PC, Role.ADMINISTRATOR])
async def test_no_page_changes_before_the_agency_answers(
    world: Any, supervisor: UUID, role: Role
) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC))
    school = world.viewer(role, agency_id=world.school)
    before = await everything_seen(world, one, school)

    for verb, by, said in (
        ("accept-for-destination", DC, {"comment": "gladly"}),
        ("assign-supervisors", DC, {"supervisor_ids": [str(supervisor)]}),
        ("return-to-destination", RC, {"comment": "sure?"}),
        ("decline-for-destination", DC, {"reason": "staffing"}),
    ):
        assert (await world.move(one, verb, by, **said)).status_code == 200
        assert await everything_seen(world, one, school) == before, verb


async def test_what_the_school_cannot_see_does_not_stand_in_its_way(world: Any) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC))
    read = await world.call("GET", f"/placement-requests/{one}", world.viewer(PC))
    await world.moved(one, ("accept-for-destination", DC))
    etag = {"If-Match": read.headers["etag"]}
    path, reason = f"/placement-requests/{one}/cancel", {"reason": "strike"}

    as_hospital = await world.call(
        "POST", path, world.viewer(RC), headers=etag, json={"reason": "hazard"}
    )
    as_school = await world.call("POST", path, world.viewer(PC), headers=etag, json=reason)

    assert (as_hospital.status_code, as_school.status_code) == (409, 200)
    assert as_school.headers["etag"] == '"5"'


async def test_a_request_that_was_never_answered_names_no_supervisor_to_the_school(
    world: Any, supervisor: UUID
) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC), ("redirect", RC), ("accept-for-destination", DC))
    await world.move(one, "assign-supervisors", DC, supervisor_ids=[str(supervisor)])
    await world.move(one, "cancel", PC, reason="strike")

    seen = {
        role: [
            (await world.call("GET", f"/placement-requests/{one}{page}", world.viewer(role))).text
            for page in ("", "/viewers", "/history")
        ]
        for role in (PC, RC)
    }

    assert [str(supervisor) in page for page in seen[PC]] == [False, False, False]
    assert [str(supervisor) in page for page in seen[RC]] == [True, True, True]


async def test_a_null_character_is_refused_wherever_it_stands(world: Any) -> None:
    one = await world.create()

    said = await world.move(one, "send", PC, comment="a\x00b")
    sought = await world.call("GET", "/placement-requests?q=%00", world.viewer(PC))

    for answer in (said, sought):
        assert (answer.status_code, answer.json()["slug"]) == (422, "character-not-storable")

"""The school names its instructors: they see what is theirs, and the other side hears who comes."""

from typing import Any

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from services.placements.tests.integration.requests.conftest import settle_person

PC, RC, INSTRUCTOR = Role.PLACING_COORDINATOR, Role.RECEIVING_COORDINATOR, Role.INSTRUCTOR


@pytest.fixture
async def ines(world: Any) -> Viewer:
    """An instructor of the school."""
    viewer: Viewer = world.viewer(INSTRUCTOR, agency_id=world.school, person_id=new_id())
    await settle_person(world, viewer.person_id, world.school, INSTRUCTOR)
    return viewer


async def assign(world: Any, id: str, *people: Any, **who: Any) -> Any:
    viewer = world.viewer(who.pop("role", PC), **who)
    body = {"instructor_ids": [str(one) for one in people]}
    path = f"/placement-requests/{id}/assign-instructors"
    return await world.call("POST", path, viewer, json=body)


async def ids_listed(world: Any, viewer: Viewer) -> list[str]:
    answer = await world.call("GET", "/placement-requests", viewer)
    assert answer.status_code == 200
    return [row["id"] for row in answer.json()]


async def test_an_instructor_sees_the_placements_assigned_to_her_and_no_other(
    world: Any, ines: Viewer
) -> None:
    hers, another = await world.create(), await world.create()
    assert await ids_listed(world, ines) == []

    assert (await assign(world, hers, ines.person_id)).status_code == 200

    seen = await world.call("GET", f"/placement-requests/{hers}", ines)
    unseen = await world.call("GET", f"/placement-requests/{another}", ines)
    assert (seen.status_code, unseen.status_code) == (200, 404)
    assert seen.json()["allowed_moves"] == []
    assert [one["id"] for one in seen.json()["instructors"]] == [str(ines.person_id)]
    assert await ids_listed(world, ines) == [hers]

    await assign(world, hers)
    assert await ids_listed(world, ines) == []


async def test_an_instructor_reads_the_answer_as_the_school_does(world: Any, ines: Viewer) -> None:
    one = await world.create()
    await assign(world, one, ines.person_id)
    await world.moved(one, ("send", PC), ("redirect", RC))
    await world.moved(one, ("accept-for-destination", Role.DESTINATION_COORDINATOR))

    seen = (await world.call("GET", f"/placement-requests/{one}", ines)).json()
    assert (seen["status"], seen["label"]["code"]) == ("redirected", "redirected")


@pytest.mark.parametrize("level", [Level.VIEW_ONLY, Level.VIEW_ONLY_WITHOUT_NAMES])
async def test_who_only_looks_names_no_instructor(world: Any, ines: Viewer, level: Level) -> None:
    one = await world.create()

    assert (await assign(world, one, ines.person_id, level=level)).status_code == 403


async def test_the_receiving_side_names_no_instructor_but_reads_who_comes(
    world: Any, ines: Viewer
) -> None:
    one = await world.create()
    await world.moved(one, ("send", PC))
    refused = await assign(world, one, ines.person_id, role=RC)
    await assign(world, one, ines.person_id)

    read = await world.read(one, RC)
    assert (refused.status_code, read["instructor_ids"]) == (403, [str(ines.person_id)])


async def test_somebody_of_another_agency_is_no_instructor_here(world: Any) -> None:
    one = await world.create()
    answer = await assign(world, one, world.dc)

    assert (answer.status_code, answer.json()["slug"]) == (422, "instructor-unknown")


async def test_an_instructor_who_works_elsewhere_now_does_not_see_it(
    world: Any, ines: Viewer
) -> None:
    """Who is named and looks from another agency does not look as the school's instructor."""
    one = await world.create()
    await assign(world, one, ines.person_id)
    elsewhere = world.viewer(INSTRUCTOR, agency_id=world.hospital, person_id=ines.person_id)

    assert await ids_listed(world, elsewhere) == []

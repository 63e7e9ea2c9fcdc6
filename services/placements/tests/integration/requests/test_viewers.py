"""Who is listed as a viewer of a request is who can read it, in worlds made up at random."""

from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from placements.domain.requests.statuses import Status
from placements.store.tables import people

PEOPLE, REQUESTS = 40, 4
SCOPES = (
    "program_ids",
    "site_ids",
    "destination_ids",
    "service_ids",
    "disciplines",
    "department_ids",
)


@dataclass
class Somebody:
    viewer: Viewer
    can_sign_in: bool


def narrowing(dice: Random, own: UUID | str) -> frozenset[Any] | None:
    """Mostly none; else the request's own thing, another one, both, or nothing at all."""
    other: UUID | str = "pharmacy" if isinstance(own, str) else new_id()
    choices: list[frozenset[Any] | None] = [None] * 8
    choices += [frozenset({own}), frozenset({own, other}), frozenset({other}), frozenset()]
    return dice.choice(choices)


async def somebody(world: Any, dice: Random) -> Somebody:
    own = (world.program, world.site, world.destination, world.service, "nursing", world.department)
    scopes = {name: narrowing(dice, key) for name, key in zip(SCOPES, own, strict=True)}
    viewer = world.viewer(
        dice.choice(list(Role)),
        level=dice.choice(list(Level)),
        agency_id=dice.choice((world.school, world.hospital, new_id())),
        person_id=new_id(),
        **scopes,
    )
    works, enabled, holds = (dice.random() < 0.9 for _ in range(3))
    await appear(world, viewer, works=works, enabled=enabled, holds=holds)
    return Somebody(viewer, can_sign_in=works and enabled and holds)


def _kept(keys: frozenset[Any] | None) -> list[Any] | None:
    return None if keys is None else sorted(keys)


async def appear(world: Any, viewer: Viewer, *, works: bool, enabled: bool, holds: bool) -> None:
    await world.put(
        people.people,
        id=viewer.person_id,
        agency_id=viewer.agency_id,
        first_name="Zoé",
        last_name="Roy",
        language="fr",
        active=works,
    )
    await world.put(people.accounts, **world.account(viewer.person_id, enabled=enabled))
    await world.put(
        people.role_assignments,
        id=viewer.role_assignment_id,
        person_id=viewer.person_id,
        agency_id=viewer.agency_id,
        role=viewer.role.value,
        level=viewer.level.value,
        active=holds,
        **{name: _kept(getattr(viewer, name)) for name in SCOPES},
    )


async def made_up(world: Any, dice: Random, everybody: list[Somebody]) -> list[str]:
    ids = [await world.create() for _ in range(REQUESTS)]
    async with world.database.transaction() as store:
        for one in ids:
            request = await store.placement_requests.get(UUID(one))
            request.status = dice.choice(list(Status))
            chosen = dice.sample(everybody, 10)
            request.supervisor_ids = tuple(somebody.viewer.person_id for somebody in chosen)
            taught = dice.sample(everybody, 10)
            request.instructor_ids = tuple(somebody.viewer.person_id for somebody in taught)
    return ids


@pytest.mark.parametrize("seed", range(4))
async def test_the_viewers_listed_are_those_who_can_read_it(world: Any, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - a world to be made up again, no secret
    everybody = [await somebody(world, dice) for _ in range(PEOPLE)]
    readers = [
        world.viewer(Role.ADMINISTRATOR),
        world.viewer(Role.PLACING_COORDINATOR),
    ]
    for one in await made_up(world, dice, everybody):
        path = f"/placement-requests/{one}"
        answers = [await world.call("GET", f"{path}/viewers", reader) for reader in readers]
        listed = next(answer for answer in answers if answer.status_code == 200).json()
        can_read = set()
        for person in everybody:
            read = await world.call("GET", path, person.viewer)
            assert read.status_code in {200, 404}
            for part in ("history", "viewers", "students"):
                beside = await world.call("GET", f"{path}/{part}", person.viewer)
                assert beside.status_code == read.status_code, part
            listed_too = await world.call("GET", "/placement-requests", person.viewer)
            if read.status_code == 404:
                assert one not in {row["id"] for row in listed_too.json()}
            if person.can_sign_in and read.status_code == 200:
                can_read.add(str(person.viewer.person_id))

        made = {str(person.viewer.person_id) for person in everybody}
        assert {row["person"]["id"] for row in listed} & made == can_read
        assert all(row["reason"] and row["reason_code"] for row in listed)


REASONS = {
    Role.PLACING_COORDINATOR: "coordinates-program",
    Role.COURSE_LEADER: "leads-course",
    Role.STUDENT_ADMINISTRATOR: "administers-students",
    Role.INSTRUCTOR: "instructs",
    Role.RECEIVING_COORDINATOR: "receives-for-site",
    Role.DESTINATION_COORDINATOR: "answers-for-destination",
    Role.DISCIPLINE_CONTACT: "answers-for-discipline",
    Role.SUPERVISOR: "supervises",
    Role.ADMINISTRATOR: "administers-network",
}
"""By hand: who is here sees a confirmed request of their own agency that names them."""

AT_SCHOOL = {
    Role.PLACING_COORDINATOR,
    Role.COURSE_LEADER,
    Role.STUDENT_ADMINISTRATOR,
    Role.INSTRUCTOR,
    Role.GROUP_INSTRUCTOR,
    Role.STUDENT,
    Role.POLICY_LEVEL,
}
OF_THOSE_NAMED = {Role.INSTRUCTOR, Role.SUPERVISOR}


@pytest.mark.parametrize("named", [True, False])
async def test_every_role_and_level_is_listed_for_its_own_reason_or_not_at_all(
    world: Any, *, named: bool
) -> None:
    everybody = []
    for role in Role:
        for level in Level:
            agency = world.school if role in AT_SCHOOL else world.hospital
            viewer = world.viewer(role, level=level, agency_id=agency, person_id=new_id())
            await appear(world, viewer, works=True, enabled=True, holds=True)
            everybody.append(viewer)
    one = await world.create()
    async with world.database.transaction() as store:
        request = await store.placement_requests.get(UUID(one))
        request.status = Status.CONFIRMED
        if named:
            request.supervisor_ids = tuple(viewer.person_id for viewer in everybody)
            request.instructor_ids = request.supervisor_ids
    path = f"/placement-requests/{one}"
    answer = await world.call("GET", f"{path}/viewers", world.viewer(Role.ADMINISTRATOR))
    listed = {row["person"]["id"]: row["reason_code"] for row in answer.json()}

    for viewer in everybody:
        unnamed = viewer.role in OF_THOSE_NAMED and not named
        reason = None if unnamed else REASONS.get(viewer.role)
        read = await world.call("GET", path, viewer)
        assert (listed.get(str(viewer.person_id)), read.status_code) == (
            reason,
            200 if reason else 404,
        ), viewer


async def test_however_many_can_read_it_all_of_them_are_listed(world: Any) -> None:
    many = 600
    for _ in range(many):
        viewer = world.viewer(Role.RECEIVING_COORDINATOR, person_id=new_id())
        await appear(world, viewer, works=True, enabled=True, holds=True)
    one = await world.create()
    await world.call(
        "POST", f"/placement-requests/{one}/send", world.viewer(Role.PLACING_COORDINATOR)
    )

    listed = await world.call(
        "GET", f"/placement-requests/{one}/viewers", world.viewer(Role.PLACING_COORDINATOR)
    )

    assert len(listed.json()) >= many

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
SCOPES = ("program_ids", "site_ids", "destination_ids", "service_ids", "disciplines")


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
    own = (world.program, world.site, world.destination, world.service, "nursing")
    scopes = {name: narrowing(dice, key) for name, key in zip(SCOPES, own, strict=True)}
    viewer = world.viewer(
        dice.choice(list(Role)),
        level=dice.choice(list(Level)),
        agency_id=dice.choice((world.school, world.hospital, new_id())),
        person_id=new_id(),
        **scopes,
    )
    works, enabled, holds = (dice.random() < 0.9 for _ in range(3))
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
        **{name: None if keys is None else sorted(keys) for name, keys in scopes.items()},
    )
    return Somebody(viewer, can_sign_in=works and enabled and holds)


async def made_up(world: Any, dice: Random, everybody: list[Somebody]) -> list[str]:
    ids = [await world.create() for _ in range(REQUESTS)]
    async with world.database.transaction() as store:
        for one in ids:
            request = await store.placement_requests.get(UUID(one))
            request.status = dice.choice(list(Status))
            chosen = dice.sample(everybody, 10)
            request.supervisor_ids = tuple(somebody.viewer.person_id for somebody in chosen)
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
            if person.can_sign_in and read.status_code == 200:
                can_read.add(str(person.viewer.person_id))

        made = {str(person.viewer.person_id) for person in everybody}
        assert {row["person"]["id"] for row in listed} & made == can_read
        assert all(row["reason"] and row["reason_code"] for row in listed)

"""Somebody of another agency, in any role, meets nothing of ours on any route of any service."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import httpx2
import pytest

from chassis.auth import Level, Role
from testkit import a_viewer, bearer
from tests.security.sending import Bodies, IdFor, ids_in_path, send
from tests.security.world import SERVICES, Route, World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("security")]

EVERYBODYS = {
    "agencies": "a school finds the hospitals that it may ask, and the other way round",
    "sites": "where students may go is no secret within the network",
    "services": "same",
    "destinations": "same",
    "programs": "a hospital reads what a program is before it answers",
    "courses": "same",
}
"""Resources that everybody who is signed in may read, and why."""

CHECKED_BEFORE = {
    "PATCH notifications/webhook-endpoints/{id}": "an address is looked up before a row is locked",
}
"""Routes that may refuse the body first, for a record that is there and one that is not alike."""

HARMLESS = {
    "POST placements/students/search": "it only reads, and finds nothing",
    "POST placements/placement-requests/bulk/{verb}": "each item is answered for itself, below",
}
"""Routes that answer well although the ids are somebody else's."""

_TABLES = {"schedule": "rate_schedules", "role_assignment": "role_assignments"}
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ABSENT = uuid4()


def strangers() -> Iterator[tuple[str, dict[str, str]]]:
    """One of each role and level but administrators, whose agency is every agency."""
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            for level in (Level.REGULAR, Level.LOCAL_ADMINISTRATOR, Level.VIEW_ONLY):
                yield f"{role} ({level})", bearer(a_viewer(role=role, level=level))


def table_of(resource_or_name: str) -> str:
    name = resource_or_name.replace("-", "_").removesuffix("_id")
    name = _TABLES.get(name, name)
    return name if name.endswith("s") or name == "people" else f"{name}s"


class Records:
    """Ids that exist, by service and table."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._known: dict[tuple[str, str], list[UUID]] = {}

    async def of(self, service: str, table: str) -> list[UUID]:
        if (service, table) not in self._known:
            self._known[service, table] = await self._world.ids_of(service, table)
        return self._known[service, table]

    async def for_route(self, route: Route) -> IdFor:
        """Every id of the route and of its body is one of a record that exists."""
        found: dict[str, UUID] = {}
        names = set(re.findall(r"{(\w+)}", route.path))
        names |= Bodies(self._world.documents[route.service], lambda _: _ABSENT).names_of_ids(route)
        for name in names:
            table = table_of(route.resource if name == "id" else name.removesuffix("s"))
            ids = await self.of(route.service, "people" if table == "persons" else table)
            if ids:
                found[name] = found[name.removesuffix("s")] = ids[0]
        return lambda name: found.get(name, _ABSENT)


def nowhere(_: str) -> UUID:
    return _ABSENT


def alike(one: httpx2.Response, other: httpx2.Response) -> bool:
    """But for the ids in them."""
    same_status = one.status_code == other.status_code
    return same_status and _UUID.sub("…", one.text) == _UUID.sub("…", other.text)


@pytest.mark.parametrize("service", SERVICES)
async def test_a_record_of_others_is_answered_like_one_that_is_not_there(
    world: World, service: str
) -> None:
    records = Records(world)
    found: list[str] = []
    for route in world.routes_of(service):
        if not ids_in_path(world, route) or _is_everybodys(route):
            continue
        fine = (403, 404, 422) if str(route) in CHECKED_BEFORE else (403, 404)
        theirs = await records.for_route(route)
        for who, headers in strangers():
            answer = await send(world, route, headers, theirs)
            absent = await send(world, route, headers, nowhere)
            if answer.status_code not in fine:
                found.append(f"{route}: {who} is answered {answer.status_code}: {answer.text}")
            elif route.resource not in EVERYBODYS and not alike(answer, absent):
                found.append(f"{route}: {who} can tell: {answer.text} / {absent.text}")
    assert not found, _listed(found)


@pytest.mark.parametrize("service", SERVICES)
async def test_every_record_that_a_route_is_about_exists_in_this_world(
    world: World, service: str
) -> None:
    """Else the tests beside this one would prove nothing about a new route."""
    records = Records(world)
    missing = [
        str(route)
        for route in world.routes_of(service)
        if (names := ids_in_path(world, route))
        if not await _any_is_there(records, route, names)
    ]
    assert not missing, _listed(missing)


@pytest.mark.parametrize("service", SERVICES)
async def test_no_list_shows_a_record_of_others(world: World, service: str) -> None:
    records = Records(world)
    private: set[str] = set()
    for route in world.routes_of(service):
        if route.resource not in EVERYBODYS:
            private |= {str(one) for one in await records.of(service, table_of(route.resource))}
    found: list[str] = []
    for route in world.routes_of(service):
        if route.method != "get" or ids_in_path(world, route):
            continue
        for who, headers in strangers():
            answer = await send(world, route, headers, nowhere)
            if answer.status_code not in (200, 401, 403, 404):
                found.append(f"{route}: {who} is answered {answer.status_code}: {answer.text}")
            shown = private & set(_UUID.findall(answer.text))
            if shown:
                found.append(f"{route}: {who} is shown {len(shown)} records")
    assert not found, _listed(found)


@pytest.mark.parametrize("service", SERVICES)
async def test_nothing_is_made_out_of_records_of_others(world: World, service: str) -> None:
    records = Records(world)
    found: list[str] = []
    for route in world.routes_of(service):
        bodies = Bodies(world.documents[service], nowhere)
        if route.method == "get" or ids_in_path(world, route) or not bodies.names_of_ids(route):
            continue
        theirs = await records.for_route(route)
        for who, headers in strangers():
            answer = await send(world, route, headers, theirs)
            if answer.status_code not in (403, 404, 409, 422) and not _harmless(route, answer):
                found.append(f"{route}: {who} is answered {answer.status_code}: {answer.text}")
    assert not found, _listed(found)


async def _any_is_there(records: Records, route: Route, names: set[str]) -> bool:
    """A part of a record, such as a rate of a schedule, has no table of its own."""
    theirs = await records.for_route(route)
    return any(theirs(name) != _ABSENT for name in names)


def _is_everybodys(route: Route) -> bool:
    return route.method == "get" and route.resource in EVERYBODYS


def _harmless(route: Route, answer: httpx2.Response) -> bool:
    """An item of many is refused like the only one."""
    if str(route) not in HARMLESS:
        return False
    found = answer.json()
    items = found["items"] if isinstance(found, dict) else found
    return all(item["problem"]["status"] in (403, 404) for item in items)


def _listed(found: list[str]) -> str:
    shown = "\n".join(found[:40])
    return f"{len(found)} times:\n{shown}"

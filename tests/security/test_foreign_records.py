"""Somebody of another agency, in any role, meets nothing of ours on any route of any service."""

import re
from collections.abc import Iterator
from typing import Final
from uuid import UUID

import httpx2
import pytest

from tests.security.records import ABSENT, Records
from tests.security.senders import local_strangers, strangers
from tests.security.sending import Bodies, ids_in_path, send
from tests.security.world import SERVICES, Route, World

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("security")]

READ_BY_ALL: Final = {
    "identity/agencies": "a school finds the hospitals that it may ask, and the other way round",
    "placements/sites": "where students may go is no secret within the network",
    "placements/services": "same",
    "placements/destinations": "same",
    "placements/programs": "a hospital reads what a program is before it answers",
    "placements/courses": "same",
}
"""What everybody who is signed in may list, and read one of: these two routes and no further."""

CHECKED_BEFORE: Final = {
    "PATCH notifications/webhook-endpoints/{id}": "an address is looked up before a row is locked",
}
"""Routes that may refuse the body first, for a record that is there and one that is not alike."""

_SEVERAL: Final = {"POST placements/placement-requests/bulk/{verb}"}
"""Routes that answer well, and refuse each item by itself."""

_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_REFERENCE: Final = re.compile(r"\bPR-\d{4}-\d+")


def nowhere(_: str) -> UUID:
    return ABSENT


def alike(one: httpx2.Response, other: httpx2.Response) -> bool:
    """But for the ids in them."""
    same_status = one.status_code == other.status_code
    return same_status and _UUID.sub("…", one.text) == _UUID.sub("…", other.text)


@pytest.mark.parametrize("service", SERVICES)
async def test_a_record_of_others_is_answered_like_one_that_is_not_there(
    world: World, service: str
) -> None:
    records = await Records.of(world, service)
    found: list[str] = []
    for route in world.routes_of(service):
        if not ids_in_path(world, route) or _is_read_by_all(route):
            continue
        fine = (403, 404, 422) if str(route) in CHECKED_BEFORE else (403, 404)
        theirs = records.for_route(route)
        for who, headers in strangers():
            answer = await send(world, route, headers, theirs)
            absent = await send(world, route, headers, nowhere)
            if answer.status_code not in fine:
                found.append(f"{route}: {who} is answered {answer.status_code}: {answer.text}")
            elif not alike(answer, absent) and not _names_what_all_read(route):
                found.append(f"{route}: {who} can tell: {answer.text} / {absent.text}")
    assert not found, _listed(found)


@pytest.mark.parametrize("service", SERVICES)
async def test_every_record_that_a_route_is_about_exists_in_this_world(
    world: World, service: str
) -> None:
    """Else the tests beside this one would prove nothing about a new route."""
    records = await Records.of(world, service)
    missing = [
        f"{route}: {name}"
        for route in world.routes_of(service)
        for name in (
            *ids_in_path(world, route),
            *_ids_in_query(world, route),
            *_ids_in(world, route),
        )
        if records.for_route(route)(name) == ABSENT
    ]
    assert not missing, _listed(missing)


@pytest.mark.parametrize("service", SERVICES)
async def test_no_list_shows_a_record_of_others(world: World, service: str) -> None:
    """Nor with any filter that names one."""
    records = await Records.of(world, service)
    private = records.private({name.partition("/")[2] for name in READ_BY_ALL})
    found: list[str] = []
    for route in world.routes_of(service):
        if route.method != "get" or ids_in_path(world, route) or _is_read_by_all(route):
            continue
        filters = {name: records.for_route(route)(name) for name in _ids_in_query(world, route)}
        asking: list[dict[str, str]] = [{}, *({name: str(id_)} for name, id_ in filters.items())]
        for asked in asking:
            everybody = local_strangers() if asked else strangers()
            for who, headers in everybody:
                answer = await send(world, route, headers, nowhere, asked)
                asks = f"{route} {asked}: {who}"
                if answer.status_code not in (200, 401, 403, 404):
                    found.append(f"{asks} is answered {answer.status_code}: {answer.text}")
                shown = (private & set(_UUID.findall(answer.text))) - set(asked.values())
                if shown or _REFERENCE.search(answer.text):
                    found.append(f"{asks} is shown {len(shown)} records: {answer.text[:300]}")
    assert not found, _listed(found)


@pytest.mark.parametrize("service", SERVICES)
async def test_nothing_is_made_out_of_records_of_others(world: World, service: str) -> None:
    """Nor found by a search that is sent as a body."""
    records = await Records.of(world, service)
    found: list[str] = []
    for route in world.routes_of(service):
        if route.method == "get" or ids_in_path(world, route) or not _ids_in(world, route):
            continue
        theirs = records.for_route(route)
        for who, headers in strangers():
            answer = await send(world, route, headers, theirs)
            if answer.status_code not in (403, 404, 409, 422) and not _has_nothing(route, answer):
                found.append(f"{route}: {who} is answered {answer.status_code}: {answer.text}")
    assert not found, _listed(found)


def _is_read_by_all(route: Route) -> bool:
    allowed = (f"GET {name}{one}" for name in READ_BY_ALL for one in ("", "/{id}"))
    return str(route) in allowed


def _names_what_all_read(route: Route) -> bool:
    """That such a record is there is no secret, so that a role may be refused or not find it."""
    return f"{route.service}/{route.resource}" in READ_BY_ALL


def _ids_in(world: World, route: Route) -> set[str]:
    return Bodies(world.documents[route.service], nowhere).names_of_ids(route)


def _ids_in_query(world: World, route: Route) -> Iterator[str]:
    for parameter in world.parameters_of(route, "query"):
        schema = parameter["schema"]
        if any(each.get("format") == "uuid" for each in (schema, *schema.get("anyOf", ()))):
            yield parameter["name"]


def _has_nothing(route: Route, answer: httpx2.Response) -> bool:
    """A search finds none; and of many items each is refused like the only one."""
    found = answer.json() if answer.status_code == 200 else None
    if str(route) not in _SEVERAL or not found:
        return found == []
    return all((item["problem"] or {}).get("status") in (403, 404) for item in found)


def _listed(found: list[str]) -> str:
    shown = "\n".join(found[:40])
    return f"{len(found)} times:\n{shown}"

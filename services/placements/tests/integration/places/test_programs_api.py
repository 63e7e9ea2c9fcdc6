"""Programs and courses over HTTP."""

from collections.abc import AsyncIterator, Awaitable, Callable
from uuid import UUID

import httpx2
import pytest

from chassis.auth import Level, Role
from chassis.ids import new_id
from chassis.store import Database
from placements.app import create_app
from placements.settings import Settings
from placements.store.store import PlacementsStore
from testkit.clients import client_for
from testkit.tokens import a_viewer, bearer

SCHOOL = new_id()
KEEPER = bearer(
    a_viewer(role=Role.PLACING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR, agency_id=SCHOOL)
)
REGULAR = bearer(a_viewer(role=Role.PLACING_COORDINATOR, agency_id=SCHOOL))
PROGRAM = {
    "agency_id": str(SCHOOL),
    "name_fr": "Soins infirmiers",
    "name_en": "Nursing",
    "discipline": "Nursing",
}


@pytest.fixture
async def client(
    database: Database[PlacementsStore],
    settings: Settings,
    told_of: Callable[[UUID], Awaitable[None]],
) -> AsyncIterator[httpx2.AsyncClient]:
    await told_of(SCHOOL)
    async with client_for(create_app(settings, database=database), headers=KEEPER) as client:
        yield client


async def test_a_school_keeps_its_programs_and_courses(client: httpx2.AsyncClient) -> None:
    program = (await client.post("/programs", json=PROGRAM)).json()
    course = {"program_id": program["id"], "name_fr": "Stage", "name_en": "Practicum"}
    for code in ("SOI-2", "SOI-1"):
        made = await client.post("/courses", json={**course, "code": code, "default_hours": "96"})
        assert made.status_code == 201, made.text

    renamed = await client.patch(
        f"/programs/{program['id']}", json={"name_en": "Nursing (BScN)", "name_fr": None}
    )
    hours = await client.patch(made.headers["location"], json={"default_hours": None})
    listed = (await client.get("/courses", params={"program_id": program["id"]})).json()
    found = (await client.get("/programs", params={"discipline": "NURSING"})).json()

    assert (renamed.json()["name_en"], renamed.json()["name_fr"]) == (
        "Nursing (BScN)",
        "Soins infirmiers",
    )
    assert hours.json()["default_hours"] is None
    assert [row["code"] for row in listed] == ["SOI-1", "SOI-2"]
    assert [row["id"] for row in found] == [program["id"]]


async def test_a_retired_program_is_in_no_list_and_takes_no_courses(
    client: httpx2.AsyncClient,
) -> None:
    program = (await client.post("/programs", json=PROGRAM)).json()
    await client.patch(f"/programs/{program['id']}", json={"active": False})

    course = {"program_id": program["id"], "code": "A", "name_fr": "A", "name_en": "A"}
    refused = await client.post("/courses", json=course)
    listed = await client.get("/programs", params={"agency_id": str(SCHOOL)})

    assert (refused.status_code, refused.json()["slug"]) == (409, "program-inactive")
    assert listed.json() == []


async def test_a_regular_coordinator_changes_no_program(client: httpx2.AsyncClient) -> None:
    program = (await client.post("/programs", json=PROGRAM)).json()

    answers = [
        await client.post("/programs", json=PROGRAM, headers=REGULAR),
        await client.patch(f"/programs/{program['id']}", json={"name_en": "X"}, headers=REGULAR),
    ]

    assert [answer.json()["slug"] for answer in answers] == ["may-not-change-programs"] * 2


async def test_what_does_not_exist_is_not_found(client: httpx2.AsyncClient) -> None:
    slugs = [
        (await client.get(f"/{kind}/{new_id()}")).json()["slug"]
        for kind in ("sites", "services", "destinations", "programs", "courses")
    ]

    assert slugs == [
        "site-not-found",
        "service-not-found",
        "destination-not-found",
        "program-not-found",
        "course-not-found",
    ]

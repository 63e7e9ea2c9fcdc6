"""Sites, services and destinations over HTTP: who may, what is refused, what is told."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import httpx2
import pytest

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from chassis.store import Database
from placements.store.store import PlacementsStore
from placements.store.tables.people import people
from services.placements.tests.integration.places.keeping import (
    ADMINISTRATOR,
    HOSPITAL,
    KEEPER,
    REGULAR,
    Client,
    a_destination,
    a_service,
    a_site,
    post,
)
from testkit.tokens import a_viewer, bearer


async def test_a_site_goes_through_its_life(client: Client) -> None:
    site = await a_site(client)

    changed = await client.patch(
        f"/sites/{site['id']}",
        json={"city": "Gatineau"},
        headers={**bearer(KEEPER), "If-Match": '"1"'},
    )
    closed = await post(client, f"/sites/{site['id']}/close", None)
    read = await client.get(f"/sites/{site['id']}", headers=bearer(REGULAR))

    assert (changed.json()["city"], changed.headers["etag"]) == ("Gatineau", '"2"')
    assert closed.json()["active"] is False
    assert (read.json()["version"], read.json()["name"]) == (3, "Hôpital de Hull")


async def test_a_change_of_what_was_changed_meanwhile_is_refused(client: Client) -> None:
    site = await a_site(client)

    answer = await client.patch(
        f"/sites/{site['id']}", json={"city": "Hull"}, headers={**bearer(KEEPER), "If-Match": '"7"'}
    )

    assert (answer.status_code, answer.json()["slug"]) == (409, "record-changed")


@pytest.mark.parametrize(
    "viewer",
    [
        REGULAR,
        a_viewer(role=Role.RECEIVING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR),
        a_viewer(
            role=Role.PLACING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR, agency_id=HOSPITAL
        ),
        a_viewer(
            role=Role.RECEIVING_COORDINATOR,
            level=Level.LOCAL_ADMINISTRATOR,
            agency_id=HOSPITAL,
            site_ids=frozenset({new_id()}),
        ),
        a_viewer(role=Role.ADMINISTRATOR, level=Level.VIEW_ONLY),
    ],
    ids=["regular", "of another agency", "of a school", "of another site", "view only"],
)
async def test_nobody_else_changes_a_place(client: Client, viewer: Viewer) -> None:
    site = await a_site(client)

    answer = await client.patch(
        f"/sites/{site['id']}", json={"city": "Hull"}, headers=bearer(viewer)
    )

    assert (answer.status_code, answer.json()["slug"]) == (403, "may-not-change-places")


async def test_a_site_without_an_agency_has_no_services(client: Client) -> None:
    site = await a_site(client, agency_id=None)

    body = {"site_id": site["id"], "name_fr": "Urgence", "name_en": "Emergency"}
    answer = await post(client, "/services", body, ADMINISTRATOR)

    assert (answer.status_code, answer.json()["slug"]) == (409, "site-without-agency")


async def test_a_contact_is_staff_of_the_agency(
    client: Client, database: Database[PlacementsStore]
) -> None:
    service = await a_service(client, await a_site(client))
    jean, stranger = await _staff(database, HOSPITAL), await _staff(database, new_id())
    address = f"/services/{service['id']}/contact"

    async def hand_to(person: UUID) -> httpx2.Response:
        body = {"contact_person_id": str(person)}
        return await client.put(address, json=body, headers=bearer(KEEPER))

    assert (await hand_to(jean)).status_code == 200
    assert (await hand_to(stranger)).json()["slug"] == "contact-unknown"
    (row,) = (
        await client.get(
            "/services", params={"site_id": service["site_id"]}, headers=bearer(REGULAR)
        )
    ).json()
    assert row["contact_name"] == "Jean Tremblay"


async def test_services_follow_a_site_to_its_new_agency(
    client: Client, told_of: Callable[[UUID], Awaitable[None]]
) -> None:
    site = await a_site(client)
    service = await a_service(client, site)
    destination = (await a_destination(client, service)).json()
    other = str(new_id())
    await told_of(UUID(other))

    forbidden = await client.put(
        f"/sites/{site['id']}/agency", json={"agency_id": other}, headers=bearer(KEEPER)
    )
    given = await client.put(
        f"/sites/{site['id']}/agency", json={"agency_id": other}, headers=bearer(ADMINISTRATOR)
    )

    assert forbidden.status_code == 403
    assert given.json()["agency_id"] == other
    for path in (f"/services/{service['id']}", f"/destinations/{destination['id']}"):
        assert (await client.get(path, headers=_any())).json()["agency_id"] == other


async def test_every_change_is_told(client: Client, database: Database[PlacementsStore]) -> None:
    service = await a_service(client, await a_site(client))
    await a_destination(client, service)
    names = {"name_fr": "Médecine", "name_en": "Surgery"}
    await client.patch(f"/services/{service['id']}", json=names, headers=bearer(KEEPER))
    await client.patch(f"/services/{service['id']}", json=names, headers=bearer(KEEPER))

    async with database.reading() as connection:
        rows = await connection.raw.fetch("SELECT type, sequence FROM outbox ORDER BY id")

    assert [(row["type"].split(".")[1], row["sequence"]) for row in rows] == [
        ("site_recorded", 1),
        ("service_recorded", 1),
        ("destination_recorded", 1),
        ("service_recorded", 2),
    ]


def _any() -> dict[str, str]:
    return bearer(a_viewer())


async def _staff(database: Database[PlacementsStore], agency_id: UUID) -> UUID:
    person = new_id()
    async with database.transaction() as store:
        row = {
            "id": person,
            "agency_id": agency_id,
            "first_name": "Jean",
            "last_name": "Tremblay",
            "language": "fr",
            "active": True,
        }
        store.transaction.keep_newest(people, row, version=1)
    return person

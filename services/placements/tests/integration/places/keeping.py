"""Who keeps places in the tests, and how the places are asked for."""

from typing import Any

import httpx2

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from testkit.tokens import a_viewer, bearer

HOSPITAL = new_id()
ADMINISTRATOR = a_viewer(role=Role.ADMINISTRATOR)
KEEPER = a_viewer(
    role=Role.RECEIVING_COORDINATOR, level=Level.LOCAL_ADMINISTRATOR, agency_id=HOSPITAL
)
REGULAR = a_viewer(role=Role.RECEIVING_COORDINATOR, agency_id=HOSPITAL)

Client = httpx2.AsyncClient


async def post(client: Client, path: str, body: object, viewer: Viewer = KEEPER) -> httpx2.Response:
    return await client.post(path, json=body, headers=bearer(viewer))


async def a_site(client: Client, name: str = "Hôpital de Hull", **facts: object) -> dict[str, Any]:
    body = {"agency_id": str(HOSPITAL), "name": name, "province": "QC", **facts}
    answer = await post(client, "/sites", body, ADMINISTRATOR)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def a_service(client: Client, site: dict[str, Any]) -> dict[str, Any]:
    body = {"site_id": site["id"], "name_fr": "Chirurgie", "name_en": "Surgery"}
    answer = await post(client, "/services", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def a_destination(
    client: Client, service: dict[str, Any], name: str = "4 Ouest", short_name: str = "4O"
) -> httpx2.Response:
    body = {
        "site_id": service["site_id"],
        "name": name,
        "short_name": short_name,
        "service_ids": [service["id"]],
    }
    return await post(client, "/destinations", body)

"""The demo province in real databases: everything is there, and a second time adds nothing."""

from collections import Counter
from typing import Any

import asyncpg
import pytest

from chassis.settings import ServiceSettings
from identity.settings import Settings as IdentitySettings
from placements.domain.requests.statuses import Status
from placements.settings import Settings as PlacementsSettings
from practica.demo_province.loading import SIGN_INS, load_demo_province
from practica.demo_province.loading_people import WITH_LOGOS
from testkit.databases import ServiceDatabase

_COUNTS = {
    "identity": (
        "agencies",
        "people",
        "accounts",
        "role_assignments",
        "departments",
        "department_logos",
        "partner_clients",
        "switch_settings",
        "ledger",
        "outbox",
    ),
    "placements": (
        "sites",
        "services",
        "destinations",
        "destination_services",
        "programs",
        "courses",
        "placement_requests",
        "placement_request_history",
        "students",
        "student_keys",
        "placement_request_rosters",
        "outbox",
    ),
}


@pytest.fixture
def settings(service_database: ServiceDatabase) -> dict[str, ServiceSettings]:
    kinds: dict[str, type[ServiceSettings]] = {
        "identity": IdentitySettings,
        "placements": PlacementsSettings,
    }
    return {
        name: kind.model_validate({"database_url": service_database(name)})
        for name, kind in kinds.items()
    }


async def rows(url: str, sql: str) -> list[Any]:
    connection: Any = await asyncpg.connect(url)
    try:
        found: list[Any] = await connection.fetch(sql)
        return found
    finally:
        await connection.close()


async def counted(settings: dict[str, ServiceSettings]) -> dict[str, int]:
    return {
        f"{service}.{table}": (
            await rows(settings[service].database_url, f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
        )[0][0]
        for service, tables in _COUNTS.items()
        for table in tables
    }


async def test_the_province_is_written_once(settings: dict[str, ServiceSettings]) -> None:
    first = await load_demo_province(settings)
    once = await counted(settings)
    second = await load_demo_province(settings)

    assert (first, second) == (True, False)
    assert await counted(settings) == once
    assert once["placements.sites"] > 1500
    assert once["placements.placement_requests"] == 300
    assert 140 <= once["identity.people"] <= 160
    assert once["identity.switch_settings"] > 0
    assert once["identity.department_logos"] == WITH_LOGOS
    assert once["identity.partner_clients"] == 1
    assert once["identity.ledger"] > once["identity.people"]
    await _every_status_and_both_channels(settings)
    await _the_sign_ins_exist(settings)
    await _every_request_was_told_once(settings)


async def _every_status_and_both_channels(settings: dict[str, ServiceSettings]) -> None:
    url = settings["placements"].database_url
    statuses = Counter(
        row["status"] for row in await rows(url, "SELECT status FROM placement_requests")
    )
    assert set(statuses) == {status.value for status in Status}
    channels = await rows(
        url, "SELECT DISTINCT to_channel FROM placement_request_history WHERE move = 'send'"
    )
    assert {row["to_channel"] for row in channels} == {"online", "paper"}
    ahead = await rows(
        url,
        "SELECT 1 FROM placement_request_history WHERE at > now() LIMIT 1",
    )
    assert ahead == []


async def _the_sign_ins_exist(settings: dict[str, ServiceSettings]) -> None:
    found = await rows(settings["identity"].database_url, "SELECT sign_in_name FROM accounts")

    assert {sign_in.email for sign_in in SIGN_INS} <= {row["sign_in_name"] for row in found}


async def _every_request_was_told_once(settings: dict[str, ServiceSettings]) -> None:
    """At the version that the row has, so that later moves are newer."""
    told = await rows(
        settings["placements"].database_url,
        "SELECT count(*) AS n FROM placement_requests JOIN outbox ON subject = "
        "placement_requests.id AND sequence = version WHERE type LIKE "
        "'placements.placement_request_%'",
    )
    assert told[0]["n"] == 300


async def test_its_students_consented_in_every_way_and_are_placed(
    settings: dict[str, ServiceSettings],
) -> None:
    await load_demo_province(settings)
    url = settings["placements"].database_url
    students = await rows(
        url,
        "SELECT count(*) AS all, count(consent_text_id) AS signed,"
        " count(*) FILTER (WHERE consent_expires_on < now()) AS expired FROM students",
    )
    placed = await rows(
        url,
        "SELECT r.status, cardinality(h.student_ids) AS named, r.students"
        " FROM placement_request_rosters h JOIN placement_requests r USING (id)",
    )

    assert students[0]["all"] > students[0]["signed"] > students[0]["expired"] > 0
    assert {row["status"] for row in placed} >= {"accepted", "confirmed"}
    assert all(row["named"] == row["students"] for row in placed)

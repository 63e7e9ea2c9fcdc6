"""Names of students are looked for wherever five services, a broker and two partners keep or tell
anything: they are where the engine lets them, and nowhere else.
"""

import asyncio
import io
import re
import zipfile
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx2
import pytest
import pytest_asyncio

from chassis.auth import Role, Viewer
from practica.demo.webhook_receiver import WebhookReceiver
from practica.services import NAMES
from testkit import eventually
from tests.journeys.canaries import (
    AT_RECEIVER,
    ENDS,
    LEAVES,
    STAYS,
    WORD,
    Canaries,
    Ear,
    described,
    fly,
    may_be_told,
    onlookers,
    rows_of,
    signer_of,
)
from tests.journeys.deployment import Deployment
from tests.journeys.looking import inbox_about, report_row
from tests.journeys.people import Json
from tests.journeys.province import Province

pytestmark = [
    pytest.mark.rabbitmq,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("journeys"),
]
ARRIVES = 60.0
AT_ONCE = 6
STREAM = "text/event-stream"
"""It tells what the list of news tells, which is read, and ends only with its token."""


@pytest_asyncio.fixture(scope="session")
async def ear(deployment: Deployment) -> AsyncIterator[Ear]:
    async with Ear(deployment) as ear:
        yield ear


@pytest_asyncio.fixture(scope="session")
async def canaries(ear: Ear, province: Province, partner: WebhookReceiver) -> Canaries:
    """What was done to the request has reached reporting, notifications, mail and the partner."""
    canaries = await fly(province)

    async def everywhere() -> None:
        row = await report_row(province.rc, canaries.request)
        assert row["status"] == "confirmed"
        kinds = [item["kind"] for item in await inbox_about(province.rc, canaries.request)]
        assert "confirmed" in kinds
        assert any(canaries.request["id"] in str(event) for event in partner.events)
        assert any("students_named" in each for each in ear.heard)

    await eventually(everywhere, within=ARRIVES)
    return canaries


def test_the_hospital_reads_nicknames_then_names_and_then_what_is_left(canaries: Canaries) -> None:
    before, released, late = ([one["label"] for one in told["students"]] for told in canaries.told)

    assert before == ["River College-1", "River College-2", "River College-3"]
    assert released == [f"Kanariena{n} {name}" for n, name in enumerate((STAYS, LEAVES, ENDS))]
    assert late == [f"Kanariena0 {STAYS}", "", "Consent expired"]
    assert LEAVES not in str(canaries.told[2])
    assert ENDS not in str(canaries.told[2])


async def test_no_route_of_any_service_tells_another_role_a_name(
    deployment: Deployment, province: Province, canaries: Canaries
) -> None:
    sign = await signer_of(deployment)
    viewers = list(onlookers(province))
    tokens = {each.account_id: {"Authorization": f"Bearer {sign(each)}"} for each in viewers}
    taking_turns = asyncio.Semaphore(AT_ONCE)
    shown_to: set[Role] = set()
    answered = 0

    async def look(client: httpx2.AsyncClient, viewer: Viewer, path: str, address: str) -> None:
        nonlocal answered
        async with taking_turns:
            answer = await client.get(address, headers=tokens[viewer.account_id])
        answered += answer.is_success
        text = _text_of(answer)
        for name in (LEAVES, ENDS):
            assert name.lower() not in text, (viewer.role, viewer.level, address)
        if WORD in text:
            assert may_be_told(viewer, province, path), (viewer.role, viewer.level, address)
            shown_to.add(viewer.role)

    for service in NAMES:
        async with httpx2.AsyncClient(base_url=_address_of(deployment, service), timeout=60) as to:
            addresses = list(_addresses(described(service), province, canaries))
            async with asyncio.TaskGroup() as looking:
                for viewer in viewers:
                    for path, address in addresses:
                        looking.create_task(look(to, viewer, path, address))

    assert shown_to == AT_RECEIVER
    assert answered > 300, "hardly anybody was let in: the search would prove nothing"


def _address_of(deployment: Deployment, service: str) -> str:
    """Past the gateway, which would slow down one who asks so much."""
    process = next(
        each for each in deployment.processes.running if each.name.startswith(f"{service}-serve-")
    )
    return f"http://127.0.0.1:{process.health_port}"


def _addresses(document: Json, province: Province, canaries: Canaries) -> Any:
    """Every route that reads, about our records, and once for each format that it has."""
    ids: dict[str, str] = {
        "students": canaries.students[STAYS],
        "sites": province.site["id"],
        "services": province.service["id"],
        "destinations": province.destination["id"],
        "programs": province.program["id"],
        "agencies": province.school_id,
        "people": province.pc.person_id,
    }
    for path, methods in document["paths"].items():
        if "get" not in methods or STREAM in methods["get"]["responses"]["200"]["content"]:
            continue
        resource = path.strip("/").partition("/")[0]
        address = re.sub(r"\{[^}]+\}", ids.get(resource, str(canaries.request["id"])), path)
        asked = {each.get("name"): each for each in methods["get"].get("parameters", ())}
        query = "&".join(
            f"{name}={UUID(int=7) if each['schema'].get('format') == 'uuid' else WORD[:2]}"
            for name, each in asked.items()
            if name and each["in"] == "query" and each.get("required")
        )
        for form in ("csv", "xlsx", "json") if "format" in asked else ("",):
            told = "&".join(part for part in (query, form and f"format={form}") if part)
            yield path, f"{address}?{told}" if told else address


def _text_of(answer: httpx2.Response) -> str:
    """What can be read in it, a spreadsheet included."""
    if answer.content[:2] != b"PK":
        return answer.text.lower()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        return "".join(
            book.read(name).decode("utf-8", "replace") for name in book.namelist()
        ).lower()


def test_no_refusal_gives_a_name_back(canaries: Canaries) -> None:
    assert len(canaries.refused) == 6
    assert not any(WORD in each.lower() for each in canaries.refused)


async def test_no_row_of_any_database_holds_a_name_unsealed(
    deployment: Deployment, canaries: Canaries
) -> None:
    rows = await rows_of(deployment.databases)

    assert {where for where, text in rows if WORD in text.lower()} == set()
    tables = {where for where, text in rows if canaries.request["id"] in text}
    assert {"placements.outbox", "reporting.placement_requests"} <= {
        re.sub(r"outbox.*", "outbox", table) for table in tables
    }


def test_no_event_mail_webhook_or_line_of_any_process_holds_a_name(
    deployment: Deployment, canaries: Canaries, ear: Ear, partner: WebhookReceiver
) -> None:
    mails = [f"{mail.subject} {mail.body()} {mail.body('html')}" for mail in deployment.mail.mails]
    webhooks = [str(event) for event in partner.events]
    lines = [each.output.read_text() for each in deployment.processes.running]

    reference = canaries.request["reference"]
    for what in (ear.heard, mails, webhooks):
        assert any(reference in each for each in what)
        assert not any(WORD in each.lower() for each in what)
    assert len(lines) >= 2 * len(NAMES)
    assert not any(WORD in each.lower() for each in lines)

"""A request on paper becomes a letter in the queue of whoever sends it."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import httpx2
import pytest
from fastapi import FastAPI

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from contracts.envelope import Event
from contracts.identity import AgencyRecorded, PersonRecorded
from contracts.placements import (
    PlacementRequestRedirected,
    PlacementRequestSent,
    PlacementRequestState,
    PlacementRequestWithdrawn,
)
from testkit import an_envelope, an_event, client_for

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
UuidOf = Callable[[str], UUID]
ViewerOf = Callable[..., Viewer]


@pytest.fixture
async def on_paper(hear: Hear, facts: list[Event], a_request: AnEvent, uuid_of: UuidOf) -> None:
    """One letter of the school, whose recipient reads French, and one of the hospital."""
    contact = an_event(
        PersonRecorded, person_id=uuid_of("contact"), language="fr", first_name="Marie"
    )
    ontario = an_event(
        AgencyRecorded, agency_id=uuid_of("hospital"), province="ON", name_en="Hospital #sys"
    )
    await hear(*facts, contact)
    await hear(an_envelope(ontario, sequence=99))
    await hear(
        a_request(PlacementRequestSent, channel="paper"),
        a_request(PlacementRequestRedirected, channel="paper"),
        a_request(PlacementRequestSent, channel="online", placement_request_id=new_id()),
    )


async def queue_of(app: FastAPI, viewer: Viewer) -> list[dict[str, object]]:
    async with client_for(app, viewer) as client:
        rows: list[dict[str, object]] = (await client.get("/paper-deliveries")).json()
        return rows


@pytest.mark.usefixtures("on_paper")
async def test_each_side_finds_its_own_letters(app: FastAPI, viewer_of: ViewerOf) -> None:
    [of_school] = await queue_of(app, viewer_of("requester"))
    [of_hospital] = await queue_of(app, viewer_of("receiving coordinator"))

    assert (of_school["kind"], of_school["language"]) == ("to_service", "fr")
    assert of_school["recipient"] == "Marie Gagné"
    assert (of_hospital["kind"], of_hospital["language"]) == ("to_destination", "en")


@pytest.mark.usefixtures("on_paper")
@pytest.mark.parametrize(
    ("name", "changes", "letters"),
    [
        ("requester", {"program_ids": frozenset({new_id()})}, 0),
        ("requester", {"department_ids": frozenset({new_id()})}, 0),
        ("requester", {"agency_id": new_id()}, 0),
        ("receiving coordinator", {"site_ids": frozenset({new_id()})}, 0),
        ("destination coordinator", {}, 0),
        ("supervisor", {}, 0),
        ("requester", {"role": Role.ADMINISTRATOR}, 2),
    ],
)
async def test_nobody_finds_letters_outside_of_their_rights(
    app: FastAPI, viewer_of: ViewerOf, name: str, changes: dict[str, object], letters: int
) -> None:
    assert len(await queue_of(app, viewer_of(name, **changes))) == letters


@pytest.mark.usefixtures("on_paper")
@pytest.mark.parametrize(
    ("rights", "name"), [("program_ids", "nursing program"), ("department_ids", "health sciences")]
)
async def test_rights_that_name_the_program_or_its_department_are_enough(
    app: FastAPI, viewer_of: ViewerOf, uuid_of: UuidOf, rights: str, name: str
) -> None:
    viewer = viewer_of("requester", **{rights: frozenset({uuid_of(name)})})

    assert len(await queue_of(app, viewer)) == 1


@pytest.mark.usefixtures("on_paper")
@pytest.mark.parametrize(
    ("name", "language"), [("requester", b"fr-CA"), ("receiving coordinator", b"en-CA")]
)
async def test_the_letter_is_a_tagged_pdf_in_the_recipients_language(
    app: FastAPI, viewer_of: ViewerOf, name: str, language: bytes
) -> None:
    async with client_for(app, viewer_of(name)) as client:
        [letter] = (await client.get("/paper-deliveries")).json()
        answer = await client.get(f"/paper-deliveries/{letter['id']}/document")

    assert answer.headers["content-type"] == "application/pdf"
    assert "PR-2026-000123" in answer.headers["content-disposition"]
    assert answer.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.content
    assert b"/Lang(" + language + b")" in answer.content.replace(b"/Lang (", b"/Lang(")


async def test_a_name_that_the_font_does_not_have_still_gets_its_letter(
    hear: Hear, facts: list[Event], a_request: AnEvent, viewer_of: ViewerOf, app: FastAPI
) -> None:
    inuktitut = an_event(AgencyRecorded, agency_id=a_request().placing_agency_id, name_fr="ᐃᓄᒃᑎᑐᑦ")
    await hear(*facts)
    await hear(an_envelope(inuktitut, sequence=99))
    await hear(a_request(PlacementRequestSent, channel="paper"))
    [letter] = await queue_of(app, viewer_of("requester"))

    async with client_for(app, viewer_of("requester")) as client:
        document = await client.get(f"/paper-deliveries/{letter['id']}/document")

    assert document.status_code == 200
    assert document.content.startswith(b"%PDF")


async def test_a_letter_that_comes_after_the_withdrawal_is_not_written(
    hear: Hear, facts: list[Event], a_request: AnEvent, viewer_of: ViewerOf, app: FastAPI
) -> None:
    await hear(*facts)
    await hear(an_envelope(a_request(PlacementRequestWithdrawn), sequence=3))
    await hear(an_envelope(a_request(PlacementRequestSent, channel="paper"), sequence=2))

    assert await queue_of(app, viewer_of("requester")) == []


@pytest.mark.usefixtures("on_paper")
async def test_a_letter_is_sent_once(app: FastAPI, viewer_of: ViewerOf) -> None:
    async with client_for(app, viewer_of("requester")) as client:
        [letter] = (await client.get("/paper-deliveries")).json()
        address = f"/paper-deliveries/{letter['id']}/mark-sent"

        sent = await _post(client, address, version=1)
        stale = await _post(client, address, version=1)
        again = await client.post(address)

    assert (sent.json()["state"], sent.headers["etag"]) == ("sent", '"2"')
    assert stale.json()["slug"] == "record-changed"
    assert again.json()["slug"] == "paper-delivery-already-dealt-with"


@pytest.mark.usefixtures("on_paper")
async def test_who_only_looks_sends_nothing(app: FastAPI, viewer_of: ViewerOf) -> None:
    async with client_for(app, viewer_of("requester", level=Level.VIEW_ONLY)) as client:
        [letter] = (await client.get("/paper-deliveries")).json()
        answer = await client.post(f"/paper-deliveries/{letter['id']}/mark-sent")

    assert answer.status_code == 403


@pytest.mark.usefixtures("on_paper")
async def test_a_withdrawn_request_needs_no_letter_any_more(
    app: FastAPI, viewer_of: ViewerOf, hear: Hear, a_request: AnEvent
) -> None:
    await hear(an_envelope(a_request(PlacementRequestWithdrawn), sequence=9))

    [letter] = await queue_of(app, viewer_of("requester"))
    assert letter["state"] == "void"


async def _post(client: httpx2.AsyncClient, address: str, *, version: int) -> httpx2.Response:
    return await client.post(address, headers={"If-Match": f'"{version}"'})

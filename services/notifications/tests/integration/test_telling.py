"""An event is decided about once: who finds it in the inbox, who gets mail, what waits."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from contracts.envelope import Event
from contracts.identity import AccountRecorded, PersonRecorded, RoleAssignmentRecorded
from contracts.placements import (
    PlacementRequestAccepted,
    PlacementRequestSent,
    PlacementRequestState,
)
from testkit import an_envelope, an_event

Hear = Callable[..., Awaitable[None]]
AnEvent = Callable[..., PlacementRequestState]
UuidOf = Callable[[str], UUID]
Told = Callable[..., Awaitable[list[tuple[str, UUID]]]]


async def test_a_sent_request_reaches_the_receiving_coordinator_in_their_language(
    hear: Hear, facts: list[Event], a_request: AnEvent, mails: Any, uuid_of: UuidOf
) -> None:
    await hear(*facts)
    await hear(a_request(PlacementRequestSent, actor_id=uuid_of("requester")))

    [mail] = await mails()
    assert mail.address == "receiving.coordinator@example.org"
    assert mail.subject.startswith("[PR-2026-000123] New request from University")
    assert "Pavillon A" in mail.text


async def test_the_requester_reads_the_answer_in_french(
    hear: Hear, facts: list[Event], a_request: AnEvent, mails: Any, uuid_of: UuidOf
) -> None:
    await hear(*facts)
    await hear(a_request(PlacementRequestAccepted, actor_id=uuid_of("receiving coordinator")))

    by_address = {mail.address: mail for mail in await mails()}
    assert set(by_address) == {"requester@example.org", "destination.coordinator@example.org"}
    assert "Votre demande a été acceptée" in by_address["requester@example.org"].subject


async def test_whoever_chose_another_language_is_written_to_in_it_from_then_on(
    hear: Hear, facts: list[Event], a_request: AnEvent, mails: Any, uuid_of: UuidOf
) -> None:
    await hear(*facts)
    chosen = next(
        fact.model_copy(update={"language": "fr"})
        for fact in facts
        if isinstance(fact, PersonRecorded) and fact.person_id == uuid_of("receiving coordinator")
    )
    await hear(an_envelope(chosen, sequence=99))
    await hear(a_request(PlacementRequestSent, actor_id=uuid_of("requester")))

    [mail] = await mails()
    assert mail.language == "fr"
    assert mail.subject.startswith("[PR-2026-000123] Nouvelle demande")


async def test_an_event_that_comes_twice_is_told_once(
    hear: Hear, facts: list[Event], a_request: AnEvent, in_inboxes: Told, mails: Any
) -> None:
    await hear(*facts)
    event = an_envelope(a_request(PlacementRequestSent), sequence=2)

    await hear(event, event)
    await hear(event)

    assert len(await mails()) == 1
    assert len(await in_inboxes()) == 1


async def test_only_coordinators_with_the_site_in_their_rights_are_told(
    hear: Hear, facts: list[Event], a_request: AnEvent, in_inboxes: Told, uuid_of: UuidOf
) -> None:
    elsewhere = an_event(
        RoleAssignmentRecorded,
        role_assignment_id=uuid_of("role of receiving coordinator"),
        person_id=uuid_of("receiving coordinator"),
        agency_id=uuid_of("hospital"),
        role="receiving_coordinator",
        site_ids=[uuid_of("another site")],
    )
    await hear(*facts)
    await hear(an_envelope(elsewhere, sequence=99))
    await hear(a_request(PlacementRequestSent))

    assert await in_inboxes() == []


@pytest.mark.parametrize(("department", "told"), [("arts", False), ("health sciences", True)])
async def test_of_the_school_only_coordinators_of_the_programs_department_are_told(
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    in_inboxes: Told,
    uuid_of: UuidOf,
    department: str,
    *,
    told: bool,
) -> None:
    limited = an_event(
        RoleAssignmentRecorded,
        role_assignment_id=uuid_of("role of requester"),
        person_id=uuid_of("requester"),
        agency_id=uuid_of("university"),
        role="placing_coordinator",
        department_ids=[uuid_of(department)],
    )
    await hear(*facts)
    await hear(an_envelope(limited, sequence=99))
    await hear(a_request(PlacementRequestAccepted))

    assert (uuid_of("requester") in {person for _, person in await in_inboxes()}) is told


async def test_a_closed_account_finds_and_gets_nothing(
    hear: Hear,
    facts: list[Event],
    a_request: AnEvent,
    in_inboxes: Told,
    mails: Any,
    uuid_of: UuidOf,
) -> None:
    closed = an_event(
        AccountRecorded,
        account_id=uuid_of("account of receiving coordinator"),
        person_id=uuid_of("receiving coordinator"),
        enabled=False,
    )
    await hear(*facts)
    await hear(an_envelope(closed, sequence=99))
    await hear(a_request(PlacementRequestSent))

    assert await in_inboxes() == []
    assert await mails() == []

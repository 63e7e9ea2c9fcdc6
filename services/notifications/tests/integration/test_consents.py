"""The school's own people hear that consents come to their end: a count, a day and a link."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from contracts.envelope import Event
from contracts.identity import PersonRecorded, RoleAssignmentRecorded
from contracts.placements import ConsentsNearExpiry
from notifications.domain.consents import ConsentsEnding
from notifications.domain.names import Name
from notifications.domain.people import Language
from notifications.messaging.texts import TemplateTexts
from testkit import an_envelope, an_event

Hear = Callable[..., Awaitable[None]]
UuidOf = Callable[[str], UUID]
Told = Callable[..., Awaitable[list[tuple[str, UUID]]]]


@pytest.fixture
def near(uuid_of: UuidOf) -> ConsentsNearExpiry:
    return an_event(
        ConsentsNearExpiry,
        agency_id=uuid_of("university"),
        program_id=uuid_of("nursing program"),
        students=3,
        first_expires_on=date(2027, 3, 1),
    )


async def test_the_schools_coordinator_is_told_once_by_mail_and_in_the_inbox(
    hear: Hear,
    facts: list[Event],
    near: ConsentsNearExpiry,
    in_inboxes: Told,
    mails: Any,
    uuid_of: UuidOf,
) -> None:
    await hear(*facts)
    event = an_envelope(near, sequence=2)
    await hear(event, event)

    [mail] = await mails()
    assert mail.address == "requester@example.org"
    assert mail.subject == "3 consentements arrivent à échéance"
    for text in (mail.text, mail.html):
        assert "1 mars 2027" in text
        assert f"consent=near_expiry&amp;program_id={near.program_id}" in text.replace(
            "&program", "&amp;program"
        )
    assert await in_inboxes() == [("consents_near_expiry", uuid_of("requester"))]


@pytest.mark.parametrize(
    ("rights", "told"),
    [
        (("program_ids", "another program"), False),
        (("program_ids", "nursing program"), True),
        (("department_ids", "arts"), False),
        (("department_ids", "health sciences"), True),
    ],
)
async def test_only_coordinators_with_the_program_in_their_rights_are_told(
    hear: Hear,
    facts: list[Event],
    near: ConsentsNearExpiry,
    in_inboxes: Told,
    uuid_of: UuidOf,
    rights: tuple[str, str],
    *,
    told: bool,
) -> None:
    end_at, name = rights
    limited = an_event(
        RoleAssignmentRecorded,
        role_assignment_id=uuid_of("role of requester"),
        person_id=uuid_of("requester"),
        agency_id=uuid_of("university"),
        role="placing_coordinator",
        **{end_at: [uuid_of(name)]},
    )
    await hear(*facts)
    await hear(an_envelope(limited, sequence=99))
    await hear(near)

    assert bool(await in_inboxes()) is told


async def test_who_left_the_school_is_not_told(
    hear: Hear, facts: list[Event], near: ConsentsNearExpiry, mails: Any, uuid_of: UuidOf
) -> None:
    gone = an_event(
        PersonRecorded,
        person_id=uuid_of("requester"),
        agency_id=uuid_of("university"),
        email="requester@example.org",
        active=False,
    )
    await hear(*facts)
    await hear(an_envelope(gone, sequence=99))
    await hear(near)

    assert await mails() == []


@pytest.mark.parametrize(
    ("language", "students", "title"),
    [
        ("fr", 1, "Un consentement arrive à échéance"),
        ("fr", 2, "2 consentements arrivent à échéance"),
        ("en", 1, "A consent is about to expire"),
        ("en", 2, "2 consents are about to expire"),
    ],
)
def test_it_is_said_in_both_languages_and_in_the_right_number(
    language: Language, students: int, title: str, uuid_of: UuidOf
) -> None:
    ending = ConsentsEnding(
        event_id=uuid_of("event"),
        agency_id=uuid_of("university"),
        program_id=uuid_of("nursing program"),
        students=students,
        first_expires_on=date(2027, 3, 1),
    )
    message = TemplateTexts("https://practica.example/").about_consents(
        ending, Name("Soins infirmiers", "Nursing"), language
    )

    assert message.title == title
    assert ("Soins infirmiers" if language == "fr" else "Nursing") in message.sentence
    assert f"https://practica.example{message.path}" in message.mail_text
    assert f'<html lang="{language}">' in message.mail_html

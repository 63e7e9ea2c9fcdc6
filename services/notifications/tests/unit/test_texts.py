"""What people read: in both languages, without students, without what the school may not know."""

import re
from collections.abc import Callable

import pytest

from notifications.domain.audience import AUDIENCE, SIDES, Recipient
from notifications.domain.labels import label_for
from notifications.domain.messages import Message
from notifications.domain.moves import Move, RequestMoved, Side
from notifications.domain.names import Name, Names
from notifications.domain.people import Language, Person
from notifications.messaging.texts import TemplateTexts

AMove = Callable[..., RequestMoved]
APerson = Callable[..., Person]
Write = Callable[..., Message]

SPOKEN = [
    (move, SIDES[told.party], language)
    for move, row in AUDIENCE.items()
    for told in row
    for language in ("fr", "en")
]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@pytest.fixture
def write(a_move: AMove, a_person: APerson, the_names: Names) -> Write:
    texts = TemplateTexts("https://practica.example/")

    def message(
        move: Move, side: Side, language: Language, *, names: Names = the_names, **changes: object
    ) -> Message:
        recipient = Recipient(a_person(language=language), side, in_inbox=True, by_mail=True)
        return texts.about_move(a_move(move, **changes), names, recipient)

    return message


@pytest.mark.parametrize(("move", "side", "language"), SPOKEN)
def test_every_cell_of_the_table_has_words(
    write: Write, a_move: AMove, move: Move, side: Side, language: Language
) -> None:
    message = write(move, side, language)

    assert message.title.startswith("[PR-2026-000123] ")
    assert "\n" not in message.title
    for text in (message.mail_text, message.mail_html):
        assert message.sentence in text
        assert label_for(a_move(move), side, language) in text
        assert ("4 janvier 2027" if language == "fr" else "January 4, 2027") in text
        assert "Pavillon A" in text
    assert f'<html lang="{language}">' in message.mail_html


@pytest.mark.parametrize("move", [move for move, row in AUDIENCE.items() if row])
def test_the_languages_do_not_say_the_same(write: Write, move: Move) -> None:
    side = SIDES[AUDIENCE[move][0].party]

    assert write(move, side, "fr").sentence != write(move, side, "en").sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", ["accepted_by_destination", "declined_by_destination"])
@pytest.mark.parametrize("move", [Move.REDIRECTED, Move.WAITLISTED, Move.ACCEPTED, Move.CANCELLED])
def test_the_school_is_shown_its_own_status_never_the_destinations(
    write: Write, move: Move, answer: str, language: Language
) -> None:
    message = write(move, Side.SCHOOL, language, status=answer, school_status="redirected")

    label = "Réacheminée" if language == "fr" else "Redirected"
    assert label in message.mail_text
    betrayed = re.compile(r"by destination|par la destination|still to be given|doit encore", re.I)
    assert not betrayed.search(message.mail_text + message.mail_html + message.title)


@pytest.mark.parametrize(
    ("side", "channel", "status", "label"),
    [
        (Side.SCHOOL, "online", "pending", "Sent"),
        (Side.SCHOOL, "paper", "pending", "Sent-P"),
        (Side.SCHOOL, "paper", "redirected", "Redir-P"),
        (Side.RECEIVING, "paper", "pending", "Pending"),
        (Side.RECEIVING, "paper", "redirected", "Redir-P"),
        (Side.DESTINATION, "paper", "redirected", "Pending"),
        (Side.RECEIVING, "online", "redirected", "Redirected"),
    ],
)
def test_each_side_has_its_own_label(
    a_move: AMove, side: Side, channel: str, status: str, label: str
) -> None:
    moved = a_move(Move.SENT, channel=channel, status=status, school_status=status)

    assert label_for(moved, side, "en") == label


def test_the_mail_leads_to_the_request(write: Write, a_move: AMove) -> None:
    message = write(Move.SENT, Side.RECEIVING, "en")

    address = f"https://practica.example/placement-requests/{a_move().placement_request_id}"
    assert address in message.mail_text
    assert f'href="{address}"' in message.mail_html


def test_a_withdrawn_request_can_no_longer_be_opened(write: Write) -> None:
    message = write(Move.WITHDRAWN, Side.RECEIVING, "en")

    assert message.path is None
    assert "https://" not in message.mail_text


def test_reasons_and_comments_stay_out_of_the_mail(write: Write) -> None:
    message = write(
        Move.DECLINED, Side.SCHOOL, "en", reason="secret-reason", school_reason="secret-reason"
    )

    assert "secret-reason" not in message.mail_text + message.mail_html


def test_a_name_can_neither_break_a_header_nor_bring_markup(write: Write, the_names: Names) -> None:
    wild = "Evil\r\nBcc: x@y.z <script>alert(1)</script>"
    names = Names(
        school=Name(wild, wild),
        hospital=the_names.hospital,
        site=Name(wild, wild),
        service=the_names.service,
        destination=the_names.destination,
        program=the_names.program,
        requester_known=True,
    )

    message = write(Move.SENT, Side.RECEIVING, "en", names=names)

    assert "\n" not in message.title
    assert "\r" not in message.mail_text
    assert "<script>" not in message.mail_html

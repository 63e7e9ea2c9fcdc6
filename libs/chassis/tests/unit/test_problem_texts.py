"""Problems are told in the caller's language, and no text is forgotten."""

from datetime import date
from typing import ClassVar
from uuid import UUID

import pytest

from chassis.auth import Unauthenticated
from chassis.domain import (
    Conflict,
    DomainError,
    Forbidden,
    NotFound,
    NotReady,
    Stale,
    TooOften,
)
from chassis.problems import (
    ProblemText,
    ProblemWriter,
    errors_of,
    preferred_language,
    texts_missing,
)


class PeriodTooLong(DomainError):
    slug: ClassVar[str] = "period-too-long"


class SeatTaken(Conflict):
    slug: ClassVar[str] = "seat-taken"


class Nameless(DomainError):
    pass


TEXTS = {
    "period-too-long": ProblemText(
        fr=("Période trop longue", "Elle commence le {starts_on} et dépasse {weeks} semaines."),
        en=("Period too long", "It starts on {starts_on} and exceeds {weeks} weeks."),
    )
}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "fr"),
        ("fr-CA", "fr"),
        ("en", "en"),
        ("en-CA,en;q=0.9,fr;q=0.8", "en"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("fr;q=0.3, en;q=0.7", "en"),
        ("EN-us", "en"),
        ("de, en;q=0.5", "en"),
        ("de", "fr"),
        ("*", "fr"),
        ("fr;q=0, *", "en"),
        ("en;q=0", "fr"),
        ("en;q=nonsense", "fr"),
        ("en;q=9", "fr"),
        ("en; q=nan", "fr"),
        (",;=,en" * 1000, "en"),
    ],
)
def test_the_language_is_french_unless_english_is_preferred(header: str, language: str) -> None:
    assert preferred_language(header) == language


def test_a_broken_rule_is_told_with_its_facts() -> None:
    error = PeriodTooLong("too long", field="ends_on", starts_on=date(2027, 1, 4), weeks=[15, 8])

    problem = ProblemWriter(TEXTS).of(error, "fr", instance="/x")

    assert problem.title == "Période trop longue"
    assert problem.detail == "Elle commence le 2027-01-04 et dépasse 15, 8 semaines."
    assert [entry.field for entry in problem.errors] == ["ends_on"]
    assert problem.facts == {"starts_on": "2027-01-04", "weeks": [15, 8]}
    assert (problem.type, problem.slug) == ("/problems/period-too-long", "period-too-long")


def test_a_fact_that_is_missing_leaves_a_dash() -> None:
    problem = ProblemWriter(TEXTS).of(PeriodTooLong(weeks=3), "en")

    assert problem.detail == "It starts on – and exceeds 3 weeks."


def test_facts_of_any_kind_can_be_sent() -> None:
    problem = ProblemWriter({}).of(Stale(id=UUID(int=7), what=object()), "en")

    assert problem.facts["id"] == "00000000-0000-0000-0000-000000000007"


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound(), 404),
        (Forbidden(), 403),
        (Conflict(), 409),
        (Stale(), 409),
        (SeatTaken(), 409),
        (Unauthenticated(), 401),
        (TooOften(), 429),
        (NotReady(), 503),
        (PeriodTooLong(), 422),
    ],
)
def test_the_kind_of_an_error_decides_its_status(error: DomainError, status: int) -> None:
    assert ProblemWriter(TEXTS).of(error, "en").status == status


def test_an_error_without_text_is_told_in_the_words_of_its_kind() -> None:
    problem = ProblemWriter({}).of(SeatTaken(), "en")

    assert (problem.slug, problem.title) == ("seat-taken", "Situation changed")


def test_what_is_missing_is_found() -> None:
    assert texts_missing([PeriodTooLong, NotFound], TEXTS) == []
    assert texts_missing([PeriodTooLong, SeatTaken, Nameless], TEXTS) == [
        "rule-broken: Nameless has no slug",
        "seat-taken: SeatTaken has no text",
    ]


def test_a_half_translated_text_is_found() -> None:
    texts = {
        "a": ProblemText(fr=("Titre", "Détail {x}"), en=("Title", "Detail {y}")),
        "b": ProblemText(fr=("Titre", "Détail"), en=("Title", " ")),
        "c": ProblemText(fr=("Same", "Same"), en=("Same", "Same")),
    }
    assert texts_missing([], texts) == [
        "a: the languages do not name the same facts",
        "b: nothing is said in en",
        "c: the French and the English text are the same",
    ]


def test_every_error_of_the_chassis_has_its_texts() -> None:
    errors = errors_of("chassis.auth", "chassis.http", "chassis.store", "chassis.domain")

    assert {"Unauthenticated", "CursorNotValid", "Stale"} <= {error.__name__ for error in errors}
    assert texts_missing(errors, {}) == []

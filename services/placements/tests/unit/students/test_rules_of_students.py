"""The rules of records, consents and retention, without a database."""

from datetime import UTC, date, datetime

import pytest

from chassis.domain import DomainError
from chassis.ids import new_id
from placements.api.problems import TEXTS as PROBLEMS
from placements.domain.students import errors
from placements.domain.students.consent_texts import TEXTS, text_for
from placements.domain.students.consents import Signature
from placements.domain.students.errors import (
    BornInTheFuture,
    ConsentTextUnknown,
    GuardianNotNamed,
    StudentDataDestroyed,
)
from placements.domain.students.personal import Personal
from placements.domain.students.retention import RULES
from placements.domain.students.student import Student
from policy.disclosure import ConsentState

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
TODAY = NOW.date()


def a_student(**changes: object) -> Student:
    facts = {"first_name": " Marie ", "last_name": "Roy", "student_number": "20 31", **changes}
    return Student.record_new(
        agency_id=new_id(),
        program_id=new_id(),
        personal=Personal(**facts),  # type: ignore[arg-type]  # the tests name real fields
        now=NOW,
    )


def test_a_record_keeps_its_spaces_in_order_and_numbers_that_read_alike_are_alike() -> None:
    assert a_student().held().full_name == "Marie Roy"
    assert a_student().held().number_key == a_student(student_number="2031").held().number_key


def test_nobody_is_born_tomorrow() -> None:
    with pytest.raises(BornInTheFuture):
        a_student(born_on=date(2026, 11, 25))


@pytest.mark.parametrize("name", [None, "", "  "])
def test_a_guardian_who_signs_is_named(name: str | None) -> None:
    signature = Signature(signed_on=TODAY, by_guardian=True, guardian_name=name)

    with pytest.raises(GuardianNotNamed):
        a_student().consent_to(TEXTS["QC-standard-1"], signature, NOW)


@pytest.mark.parametrize(
    ("born_on", "by_guardian", "state"),
    [
        (date(2008, 1, 1), False, ConsentState.VALID),
        (date(2008, 1, 2), False, ConsentState.MISSING),
        (date(2008, 1, 2), True, ConsentState.VALID),
    ],
)
def test_a_date_of_birth_told_later_ends_what_the_student_was_too_young_to_sign(
    born_on: date, state: ConsentState, *, by_guardian: bool
) -> None:
    student = a_student()
    signature = Signature(
        signed_on=date(2026, 1, 1), by_guardian=by_guardian, guardian_name="Aurèle Roy"
    )
    student.consent_to(TEXTS["QC-standard-1"], signature, NOW)

    student.change(NOW, born_on=born_on)

    assert student.consent_state(TODAY) is state


def test_graduating_ends_a_consent_on_its_day() -> None:
    student = a_student()
    student.consent_to(TEXTS["QC-standard-1"], Signature(signed_on=date(2026, 1, 1)), NOW)
    student.graduate(date(2026, 12, 1))

    assert student.consent_state(date(2026, 11, 30)) is ConsentState.VALID
    assert student.consent_state(date(2026, 12, 1)) is ConsentState.EXPIRED


def test_nothing_is_changed_of_what_was_destroyed() -> None:
    student = a_student()
    student.destroy(NOW)

    assert (student.personal, student.consent) == (None, None)
    with pytest.raises(StudentDataDestroyed):
        student.change(NOW, last_name="Roy")
    with pytest.raises(StudentDataDestroyed):
        student.consent_to(TEXTS["QC-standard-1"], Signature(signed_on=TODAY), NOW)


def test_every_province_has_a_standard_and_an_expanded_text_and_a_retention_rule() -> None:
    assert {text.province for text in TEXTS.values()} == RULES.keys()
    assert len(TEXTS) == 2 * len(RULES)
    with pytest.raises(ConsentTextUnknown):
        text_for("QC-standard-1", "ON")


def test_the_clock_of_retention_knows_leap_days() -> None:
    assert RULES["QC"].begun_before(date(2028, 2, 29)) == date(2027, 2, 28)


def test_every_rule_that_can_be_broken_has_words_in_both_languages() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    slugs = {kind.slug for kind in kinds if issubclass(kind, DomainError)}

    assert slugs - {"not-found", "forbidden", "conflict", "rule-broken"} <= PROBLEMS.keys()

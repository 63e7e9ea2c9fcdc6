"""A department's words and address."""

import pytest

from identity.domain.agencies.department import (
    Department,
    DepartmentFacts,
    MalformedPostalCode,
    Recorded,
    WordInOneLanguage,
)
from testkit import a_viewer


def test_a_department_has_its_own_word_for_a_supervisor_in_both_languages() -> None:
    facts = DepartmentFacts(
        name_fr="Soins",
        name_en="Nursing",
        supervisor_word_fr=" Préceptrice ",
        supervisor_word_en="Preceptor",
    )

    assert (facts.supervisor_word_fr, facts.supervisor_word_en) == ("Préceptrice", "Preceptor")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"supervisor_word_fr": "Préceptrice"}, "supervisor_word_en"),
        ({"supervisor_word_en": "Preceptor", "supervisor_word_fr": " "}, "supervisor_word_fr"),
    ],
)
def test_the_word_in_one_language_alone_is_refused(words: dict[str, str], field: str) -> None:
    with pytest.raises(WordInOneLanguage) as refused:
        DepartmentFacts(name_fr="Soins", name_en="Nursing", **words)

    assert refused.value.field == field


def test_a_postal_code_is_written_in_one_way() -> None:
    facts = DepartmentFacts(name_fr="Soins", name_en="Nursing", postal_code="j8y1w7")

    assert facts.postal_code == "J8Y 1W7"


@pytest.mark.parametrize("code", ["J8Y 1W", "12345", "D8Y 1W7", "J8Y  1O7"])
def test_what_is_no_postal_code_is_refused(code: str) -> None:
    with pytest.raises(MalformedPostalCode):
        DepartmentFacts(name_fr="Soins", name_en="Nursing", postal_code=code)


def test_a_change_that_changes_nothing_is_no_event() -> None:
    facts = DepartmentFacts(name_fr="Soins", name_en="Nursing")
    department = Department.open(facts, agency_id=a_viewer().agency_id)
    opened = department.take_events()

    department.change(facts, active=True)

    assert (opened, department.take_events()) == ([Recorded(department)], [])

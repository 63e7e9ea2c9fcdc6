"""The telephones of a member of staff."""

from collections.abc import Callable

import pytest

from identity.domain.people.person import PersonFacts
from identity.domain.people.phone import MalformedPhone, Phone, PhoneKind, TooManyPhones
from identity.domain.wording import findable, sought

Facts = Callable[..., PersonFacts]


def test_a_person_has_several_numbers_each_of_a_kind(person_facts: Facts) -> None:
    work = Phone.written(PhoneKind.WORK, " 819  555-0100 ", "4122")
    mobile = Phone.written(PhoneKind.MOBILE, "+1 (819) 555.0199")

    facts = person_facts(phones=[work, mobile, work])

    assert facts.phones == (work, mobile)
    assert (work.number, work.extension) == ("819 555-0100", "4122")


@pytest.mark.parametrize("number", ["", "poste 4", "555-01", "1" * 16, "819 555-0100 <b>"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(MalformedPhone):
        Phone.written(PhoneKind.WORK, number)


def test_an_extension_is_figures() -> None:
    with pytest.raises(MalformedPhone):
        Phone.written(PhoneKind.WORK, "819 555-0100", "poste")


def test_ten_numbers_are_enough(person_facts: Facts) -> None:
    many = [Phone.written(PhoneKind.WORK, f"819 555-01{number}") for number in range(10, 21)]

    with pytest.raises(TooManyPhones):
        person_facts(phones=many)


@pytest.mark.parametrize(
    "typed", ["819 555-0100", "8195550100", "(819) 555", "5550100", "1 819", "18195550100", "+1819"]
)
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    words = findable(Phone.written(PhoneKind.WORK, "819-555-0100").findable)

    assert set(sought(typed)) <= set(words)

"""People choose the language in which they are written to."""

from collections.abc import Callable
from typing import Any

import pytest

from identity.commands.people.choose_language import ChooseLanguage, choose_language
from identity.domain.agencies.agency import Agency
from identity.domain.people.person import Person, PersonFacts, PersonInactive, Recorded
from testkit import a_viewer


@pytest.fixture
def person(store: Any, hospital: Agency, person_facts: Callable[..., PersonFacts]) -> Person:
    person = Person.add(person_facts(language="fr"), agency_id=hospital.id)
    person.take_events()
    store.people.add(person)
    return person


async def test_the_others_are_told_of_a_new_choice_and_of_no_repetition(
    store: Any, person: Person
) -> None:
    elsewhere = a_viewer(person_id=person.id)

    await choose_language(ChooseLanguage(viewer=elsewhere, language="en"), store)
    assert (person.facts.language, person.take_events()) == ("en", [Recorded(person)])

    await choose_language(ChooseLanguage(viewer=elsewhere, language="en"), store)
    assert person.take_events() == []


async def test_whoever_left_chooses_nothing(store: Any, person: Person) -> None:
    person.active = False

    with pytest.raises(PersonInactive):
        await choose_language(
            ChooseLanguage(viewer=a_viewer(person_id=person.id), language="en"), store
        )

"""People choose themselves in which language Practica writes to them."""

from dataclasses import dataclass, replace

from chassis.viewer import Viewer
from identity.commands.ports import Store
from identity.domain.people.person import Language, Person


@dataclass(frozen=True, kw_only=True)
class ChooseLanguage:
    viewer: Viewer
    language: Language


async def choose_language(command: ChooseLanguage, store: Store) -> Person:
    """Whoever they are: it is asked of nobody else, and nobody else is affected."""
    person = await store.people.own(command.viewer)
    person.expect_active()
    person.change(replace(person.facts, language=command.language))
    return person

"""Names and addresses for people who do not exist."""

import unicodedata
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from practica.demo_province.wording import (
    FIRST_NAMES_EN,
    FIRST_NAMES_FR,
    LAST_NAMES_EN,
    LAST_NAMES_FR,
)

_ENGLISH = 0.2


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's name, the language they read, and what their address begins with."""

    first_name: str
    last_name: str
    language: Literal["fr", "en"]

    @property
    def mailbox(self) -> str:
        return f"{mailbox_of(self.first_name)}.{mailbox_of(self.last_name)}"


@dataclass(slots=True)
class Namer:
    """Gives every name once; one in five reads English."""

    random: Random
    _given: set[tuple[str, str]] = field(default_factory=set)

    def next(self) -> Named:
        while True:
            english = self.random.random() < _ENGLISH
            first = self.random.choice(FIRST_NAMES_EN if english else FIRST_NAMES_FR)
            last = self.random.choice(LAST_NAMES_EN if english else LAST_NAMES_FR)
            if (first, last) not in self._given:
                self._given.add((first, last))
                return Named(first, last, "en" if english else "fr")


def mailbox_of(name: str) -> str:
    """The letters of a name that an address can hold."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe"))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())

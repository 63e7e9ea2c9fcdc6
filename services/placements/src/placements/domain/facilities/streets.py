"""How streets are written, in French (`761, rue Notre-Dame`) and in English (`28 Oki Drive NW`)."""

import re
from functools import lru_cache
from typing import NamedTuple

from placements.domain.facilities.text import capitalised, listed, plain, words_of
from placements.domain.facilities.words import elided, fixed_form

_FRENCH_TYPES = {
    "rue": "rue",
    "boulevard": "boulevard",
    "boul": "boulevard",
    "boul.": "boulevard",
    "avenue": "avenue",
    "av": "avenue",
    "av.": "avenue",
    "chemin": "chemin",
    "ch": "chemin",
    "ch.": "chemin",
    "route": "route",
    "rte": "route",
    "place": "place",
    "montée": "montée",
    "rang": "rang",
    "côte": "côte",
    "promenade": "promenade",
    "terrasse": "terrasse",
    "impasse": "impasse",
    "allée": "allée",
}
_ENGLISH_TYPES = {
    "st": "Street",
    "ave": "Avenue",
    "av": "Avenue",
    "rd": "Road",
    "dr": "Drive",
    "blvd": "Boulevard",
    "cres": "Crescent",
    "cr": "Crescent",
    "pl": "Place",
    "ln": "Lane",
    "hwy": "Highway",
    "ct": "Court",
    "crt": "Court",
    "pkwy": "Parkway",
    "terr": "Terrace",
}
_DIRECTIONS = frozenset(listed("n s e w ne nw se sw"))
_SMALL = frozenset(listed("de du des la le les et en au aux à sur sous"))
_ORDINAL = re.compile(r"^\d+(?:e|er|re|ère|ere|ème)$")
_BETWEEN = re.compile(r"([\s(),/&-]+)")
_TYPES = frozenset([*_FRENCH_TYPES, *_ENGLISH_TYPES, *map(str.lower, _ENGLISH_TYPES.values())])


class Street(NamedTuple):
    """A civic address; empty parts are unknown."""

    unit: str
    number: str
    name: str

    def __str__(self) -> str:
        number = "-".join(part for part in (self.unit, self.number) if part)
        between = ", " if number and is_french(self.name) else " "
        return f"{number}{between}{self.name}".strip() if self.name else ""


def is_french(name: str) -> bool:
    """Whether the kind of street comes first, as in `rue Sainte-Catherine` or `3e Avenue`."""
    first, _, rest = name.lower().partition(" ")
    return first in _FRENCH_TYPES or bool(_ORDINAL.match(first) and rest)


def written_street(name: str) -> str:
    """The name of a street with its capitals, its kind in full."""
    if is_french(name):
        return _french(name)
    words = [_english_word(word) for word in name.split(" ")]
    last = len(words) - 1
    while last > 0 and plain(words[last]).rstrip(".") in _DIRECTIONS:
        words[last] = words[last].rstrip(".").upper()
        last -= 1
    if last > 0:
        words[last] = _ENGLISH_TYPES.get(words[last].lower().rstrip("."), words[last])
    return " ".join(words)


def _english_word(word: str) -> str:
    pieces = _BETWEEN.split(word)
    return "".join(
        piece if index % 2 or not piece else _capital(piece) for index, piece in enumerate(pieces)
    )


def _french(name: str) -> str:
    first, _, rest = name.partition(" ")
    kind = _FRENCH_TYPES.get(first.lower(), first.lower())
    pieces = _BETWEEN.split(rest)
    written = "".join(
        piece if index % 2 or not piece else _french_word(piece)
        for index, piece in enumerate(pieces)
    )
    return f"{kind} {written}".strip()


def _french_word(word: str) -> str:
    if word.lower() in _SMALL:
        return word.lower()
    parts = elided(word)
    return parts[0].lower() + _capital(parts[1]) if parts else _capital(word)


@lru_cache(maxsize=8192)
def _capital(word: str) -> str:
    if word.lower() in ("po", "rr"):
        return word.upper()
    keep = any(letter.isupper() for letter in word) and not word.isupper()
    if keep:
        return word
    form = fixed_form(word, opens=True)
    return form if form is not None and not form.isalpha() else capitalised(word)


def essence(name: str) -> frozenset[str]:
    """The words that tell streets apart: `45 Main St` and `45 main street` are one."""
    return frozenset(words_of(name)) - _TYPES - _DIRECTIONS - _SMALL

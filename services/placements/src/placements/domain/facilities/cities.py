"""How the name of a city is written, with the help of the census subdivision around it."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from placements.domain.facilities.text import capitalised, words_of
from placements.domain.facilities.words import elided, fixed_form

_BETWEEN = re.compile(r"([\s()/&,-]+)")
_SMALL = frozenset(
    {"de", "du", "des", "la", "le", "les", "et", "en", "au", "aux", "à", "sur", "of", "the", "and"}
)


@lru_cache(maxsize=4096)
def written_city(city: str, subdivision: str) -> str:
    """The city as its subdivision spells it if that is the same place, otherwise in capitals."""
    if _same_place(city, subdivision):
        return subdivision
    return _titled(city)


def _same_place(city: str, subdivision: str) -> bool:
    if "?" in subdivision or "(" in subdivision:
        return False
    one, other = "".join(words_of(city)), "".join(words_of(subdivision))
    if one in (other, f"{other}city"):
        return bool(one)
    if min(len(one), len(other)) < 8 or re.search(r"\d", other):
        return False
    return SequenceMatcher(None, one, other).ratio() >= 0.92


def _titled(city: str) -> str:
    if any(letter.isupper() for letter in city) and not city.isupper():
        return city
    pieces = _BETWEEN.split(city)
    return "".join(
        piece if index % 2 or not piece else _word(piece, first=not any(pieces[:index:2]))
        for index, piece in enumerate(pieces)
    )


def _word(word: str, *, first: bool) -> str:
    parts = elided(word)
    if parts is not None:
        article, rest = parts
        return (capitalised(article) if first else article.lower()) + capitalised(rest)
    if word.lower() in _SMALL and not first:
        return word.lower()
    form = fixed_form(word, opens=first)
    return form if form is not None and not form.isupper() else capitalised(word)


def city_of_subdivision(subdivision: str) -> str:
    """A subdivision's name as a city's, or nothing if it is no name of a city."""
    usable = subdivision and "?" not in subdivision and "," not in subdivision
    name = re.sub(r"\s*\(.*\)$", "", subdivision).strip() if usable else ""
    return "" if "(" in name else name

"""How the name of a facility is written when the source gives it in capitals."""

import re
from collections.abc import Callable

from placements.domain.facilities.text import capitalised, listed, plain, words_of
from placements.domain.facilities.vocabulary import (
    COMMON_FRENCH,
    ENGLISH_SIGNS,
    FRENCH_SIGNS,
    PLACES_WITH_ARTICLE,
    SMALL_ENGLISH,
    SMALL_FRENCH,
)
from placements.domain.facilities.words import Spot, elided, fixed_form, improved

_BETWEEN = re.compile(r"((?:(?<=\s)|^)\(+|\)+(?=[\s,;/]|$)|[\s\[\],;:/\"&–—-]+)")
_OPENS = re.compile(r"[(/:–—]|\s-+\s")
_ARTICLES = frozenset({"la", "le", "les", "l"})
_LEADS_TO_ARTICLE = frozenset(listed("de d a et pour par sur sous en dans chez ou"))

_Writer = Callable[[str, Spot], str]


def written_name(name: str) -> str:
    """The name as it is written on a door: `CHSLD DE HULL` is `CHSLD de Hull`."""
    if not _shouted(name):
        return _each_word(name, improved)
    french, english = languages_of(name)
    if french and not english:
        return _each_word(name, _french)
    return _each_word(name, _titled(SMALL_FRENCH | SMALL_ENGLISH if french else SMALL_ENGLISH))


def languages_of(name: str) -> tuple[bool, bool]:
    """Whether the name has French words, and whether it has English ones."""
    words = words_of(name)
    english = bool(ENGLISH_SIGNS.intersection(words)) or bool(re.search(r"['’][sS]\b", name))
    english = english or words[1:][-1:] == ["residence"]
    english = english or ("general" in words and "hopital" not in words)
    elision = bool(re.search(r"\b[dDlL]['’]\w", name))
    french = elision or not name.isascii() or bool(FRENCH_SIGNS.intersection(words))
    return french or (words[:1] != [] and words[0] in COMMON_FRENCH), english


def _shouted(name: str) -> bool:
    """In capitals, but for a few letters that were decoded wrongly; or without any capital."""
    capitals = sum(map(str.isupper, name))
    cased = capitals + sum(map(str.islower, name))
    return cased > 0 and (capitals >= 0.85 * cased or capitals == 0)


def _titled(small: frozenset[str]) -> _Writer:
    """Every word with a capital, but the small ones."""

    def write(word: str, spot: Spot) -> str:
        form = fixed_form(word, opens=spot.opens)
        if form is not None:
            return form
        parts = elided(word)
        if parts is not None:
            return _elided(parts, spot, write)
        if plain(word) in small and not spot.opens:
            return capitalised(word) if _is_place(spot.rest) else word.lower()
        return capitalised(word)

    return write


def _french(word: str, spot: Spot) -> str:
    """Common nouns are small after the first word: `Centre de réadaptation Le Bouclier`."""
    common = None if spot.compound else COMMON_FRENCH.get(plain(word))
    if common is not None:
        return capitalised(common) if spot.opens else common
    parts = elided(word)
    if parts is not None and fixed_form(word, opens=spot.opens) is None:
        return _elided(parts, spot, _french)
    if _names_something(word, spot):
        return capitalised(word)
    return _titled(SMALL_FRENCH)(word, spot)


def _elided(parts: tuple[str, str], spot: Spot, write: _Writer) -> str:
    article, word = parts
    large = spot.opens or _is_place(spot.rest) or _names_something(article[0], spot)
    following = write(
        word, Spot(False, spot.compound, plain(article[0]), spot.rest[len(article) :])
    )
    return (capitalised(article) if large else article.lower()) + following


def _names_something(word: str, spot: Spot) -> bool:
    """An article that no preposition leads to begins a proper name: `Atelier Le Fil d'Ariane`."""
    if plain(word) not in _ARTICLES or spot.compound or spot.listed:
        return False
    return spot.before not in _LEADS_TO_ARTICLE


def _is_place(rest: str) -> bool:
    return plain(rest).replace("’", "'").startswith(PLACES_WITH_ARTICLE)


def _each_word(name: str, write: _Writer) -> str:
    pieces = _BETWEEN.split(name)
    written: list[str] = []
    opens, before, position = True, "", 0
    for index, piece in enumerate(pieces):
        if index % 2:
            opens = opens or bool(_OPENS.search(piece))
            written.append(piece)
        elif piece:
            around = (pieces[index - 1] if index else "", (pieces[index + 1 :] or [""])[0])
            spot = Spot(opens, "-" in around, before, name[position:], "," in around[0])
            written.append(write(piece, spot))
            opens, before = False, plain(piece)
        position += len(piece)
    return "".join(written)

"""How single words of a name are written, whatever the language around them."""

import re
from functools import lru_cache
from typing import NamedTuple

from placements.domain.facilities.text import capitalised, listed, plain
from placements.domain.facilities.vocabulary import INITIALISMS, NOT_INITIALISMS, ROMAN

_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]?\.?['’]?s?$")
_ELIDED = re.compile(r"^((?:[dlnmtscj]|qu)['’])(\w.*)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)([^\W\d_]+)$")
_SON_OF = re.compile(r"^(mc)([^\W\d_]{3,})$", re.IGNORECASE)
_IRISH = re.compile(r"^(o['’])([^\W\d_]{3,})$", re.IGNORECASE)
_LONE_POSSESSIVE = re.compile(r"^[^\W\d_]['’]s$", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"^([^\W\d_]{3,}['’])([^\W\d_].*)$")
_SUFFIXES = frozenset(listed("st nd rd th er ere re e eme"))


class Spot(NamedTuple):
    """Where a word stands: first of its part, in a compound, after which word, before what."""

    opens: bool
    compound: bool
    before: str
    rest: str
    listed: bool = False
    """A comma stands before it."""


@lru_cache(maxsize=16384)
def fixed_form(word: str, *, opens: bool) -> str | None:
    """How initials, numerals and Mc names are written; None for ordinary words."""
    bare = word.rstrip(".!")
    if is_initialism(bare) or _DOTTED.match(word):
        return word.upper()
    if plain(bare) in ROMAN and not opens:
        return word.upper()
    numbered = _NUMBERED.match(word)
    if numbered:
        number, letters = numbered.groups()
        return number + (letters.lower() if _is_suffix(letters) else letters.upper())
    return _compound_surname(word)


def _is_suffix(letters: str) -> bool:
    return plain(letters) in _SUFFIXES


def _compound_surname(word: str) -> str | None:
    for pattern in (_SON_OF, _IRISH):
        surname = pattern.match(word)
        if surname:
            return capitalised(surname.group(1)) + capitalised(surname.group(2))
    return None


def is_initialism(word: str) -> bool:
    """Known letters, or two to five letters without a vowel."""
    letters = plain(word).upper()
    if letters in INITIALISMS:
        return True
    unspeakable = 2 <= len(letters) <= 5 and letters.isalpha() and not set(letters) & set("AEIOUY")
    return unspeakable and letters.isascii() and letters not in NOT_INITIALISMS


@lru_cache(maxsize=16384)
def elided(word: str) -> tuple[str, str] | None:
    """`l'hôpital` is `l'` and `hôpital`."""
    parts = _ELIDED.match(word)
    if parts is None or len(parts.group(2)) < 2:
        return None
    return parts.group(1), parts.group(2)


def improved(word: str, spot: Spot) -> str:
    """A word of a name in mixed letters: only what is surely wrong is changed."""
    if word in ("st", "nd", "rd", "th"):
        return word
    form = fixed_form(word, opens=spot.opens)
    if form is not None and _surely(word, form):
        return form
    if word.islower() and _wants_capital(word, spot):
        return capitalised(word)
    inner = _INNER_CAPITAL.match(word)
    if inner and inner.group(2)[0].isupper() and not word.isupper():
        return inner.group(1) + inner.group(2).lower()
    return word


def _wants_capital(word: str, spot: Spot) -> bool:
    """The first word, a lone letter that is no article, and the `c` of `3 c's`."""
    alone = spot.rest in (word, f"{word})", f'{word}")', f'{word}"')
    if spot.opens:
        return not spot.rest.startswith(f"{word})") or len(word) == 1
    if len(word) == 1:
        return plain(word) != "a" or alone
    return bool(_LONE_POSSESSIVE.match(word))


def _surely(word: str, form: str) -> bool:
    """A surname in its own spelling, such as `MacDonald`, is not ours to correct."""
    if word[:2] in ("o'", "o’") or word == form:
        return True
    return word.islower() or word == capitalised(word) or word[1:].islower()

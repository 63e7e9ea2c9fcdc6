"""Names as people type them: cleaned of stray spaces, and written plainly for searching."""

import re
import unicodedata

from chassis.domain import DomainError

_LONGEST_PREFIX = 15
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})
_NOT_A_WORD = re.compile(r"[\W_]+")
_WITHIN_A_NAME = re.compile(r"(?<=\w)['’ʼ´`-](?=\w)")
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")


class NameMissing(DomainError):
    """A name that must be given is empty."""

    slug = "name-missing"


class MalformedEmail(DomainError):
    """The text is no e-mail address."""

    slug = "malformed-email"


def plain(text: str) -> str:
    """Words of letters and figures with one space between: "Hôtel-Dieu de Lévis" is
    "hotel dieu de levis". People find names with it whatever accents they type; letters of other
    scripts stay what they are."""
    folded = text.casefold()
    if folded.isascii():
        return _NOT_A_WORD.sub(" ", folded).strip()
    decomposed = unicodedata.normalize("NFKD", folded.translate(_LIGATURES))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_A_WORD.sub(" ", bare).strip()


def tidy(text: str) -> str:
    """The text in composed letters, with single spaces, none around it and no control letters."""
    return without_controls(" ".join(unicodedata.normalize("NFC", text).split()))


def without_controls(text: str) -> str:
    """Neither NUL, which PostgreSQL refuses, nor anything else that nobody can see."""
    if text.isprintable():
        return text
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cc")


def tidy_or_none(text: str | None) -> str | None:
    """The same for a text that may be missing; an empty one counts as missing."""
    return tidy(text or "") or None


def required(text: str, field: str) -> str:
    """The tidy text. Raises NameMissing if nothing is left of it."""
    if not (name := tidy(text)):
        raise NameMissing(f"{field} is empty", field=field)
    return name


def address(text: str, field: str) -> str:
    """The tidy e-mail address. Raises MalformedEmail; whether it exists is found out by use."""
    email = tidy(text)
    if len(email) > 254 or not _ADDRESS.fullmatch(email):
        raise MalformedEmail(f"{field} is no e-mail address", field=field)
    return email


def address_or_none(text: str | None, field: str) -> str | None:
    return address(text, field) if text and text.strip() else None


def findable(*texts: str | None) -> list[str]:
    """Every beginning of every word, plainly written: what a record is found by. Many leave an
    apostrophe or a hyphen out, so "d’Amours" is found by "damours", too."""
    ways = [way for text in texts if text for way in (text, _WITHIN_A_NAME.sub("", text))]
    words = {word for way in ways for word in plain(way).split()}
    return sorted({word[:length] for word in words for length in range(1, _LONGEST_PREFIX + 1)})


def sought(query: str) -> list[str]:
    """The beginnings of words that somebody typed; a record has to have all of them."""
    return sorted({word[:_LONGEST_PREFIX] for word in plain(query).split()})

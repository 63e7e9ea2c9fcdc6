"""Cleaning of single cells: spaces, stray characters, and letters that were decoded wrongly."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_HIGH = re.compile(r"[^\x00-\x7f]+")
_LOWERED = re.compile("ã(?=[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])")
_LOST_LETTER = ("Ã?Æ’", "ÃƒÆ’")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff\ufffd]")
_SPACES = re.compile(r"\s+")


def settled(mend: Callable[[str], str], value: str) -> str:
    """Mend until mending changes nothing more, so that a mended value is never mended again.

    What does not come to rest is left as it was.
    """
    current = value
    for _ in range(6):
        mended = mend(current)
        if mended == current:
            return current
        current = mended
    return value


def unspoilt(value: str) -> str:
    """Undo UTF-8 that was read as Windows-1252, once or several times: `Ã©` is `é`."""
    return value if value.isascii() else settled(_unspoil_once, value)


def _unspoil_once(value: str) -> str:
    value = _LOWERED.sub("Ã", value.replace(*_LOST_LETTER))
    value = _HIGH.sub(_decoded_again, value)
    return re.sub(r"(?<=\w)Â(?=\s|$)", "", value)


def _decoded_again(match: re.Match[str]) -> str:
    """Only a result that French or English would write: `É` and a hard space are no `ɠ`."""
    try:
        decoded = match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()
    return decoded if all(_is_western(letter) for letter in decoded) else match.group()


def _is_western(letter: str) -> bool:
    return letter < "\u0180" or letter in "ƒ‚„…†‡ˆ‰‹›‘’“”•–—˜™€"


def without_strays(value: str) -> str:
    """Without control characters and other invisible ones; hard spaces become plain ones."""
    kept = _INVISIBLE.sub("", unicodedata.normalize("NFC", value))
    return re.sub(r"[^\S ]", " ", kept)


def trimmed(value: str) -> str:
    """Without spaces around it, and one where there were several."""
    return _SPACES.sub(" ", value).strip()


@lru_cache(maxsize=16384)
def clean(value: str) -> str:
    """All of the above."""
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    return settled(lambda text: trimmed(without_strays(unspoilt(text))), value)


@lru_cache(maxsize=16384)
def plain(value: str) -> str:
    """Lower case without accents, for comparing: `Hôpital` is `hopital`."""
    if value.isascii():
        return value.lower()
    decomposed = unicodedata.normalize("NFKD", value.casefold().replace("œ", "oe"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(value: str) -> list[str]:
    """The words for searching and comparing: plain letters and digits only."""
    return re.findall(r"[^\W_]+", plain(value).replace("æ", "ae").replace("ø", "o"))


def capitalised(word: str) -> str:
    """First letter upper, the rest lower: unlike `str.title`, letters after accents stay low."""
    for position, letter in enumerate(word):
        if letter.isalnum():
            return word[:position] + letter.upper() + word[position + 1 :].lower()
    return word


def listed(text: str) -> list[str]:
    """The words of a list that is written as one text."""
    return text.split()

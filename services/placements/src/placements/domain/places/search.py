"""How places are found by name: whole words or their beginnings, whatever the accents."""

from placements.domain.facilities.text import words_of
from placements.domain.places.errors import NameMissing


def search_key(name: str) -> str:
    """The words of a name without accents and capitals: `Hôpital de Hull` is `hopital de hull`."""
    return " ".join(words_of(name))


def named(name: str, *, field: str = "name") -> str:
    """The name without spaces around it; raises NameMissing if it says nothing."""
    trimmed = " ".join(name.split())
    if not search_key(trimmed):
        raise NameMissing("the name has no letter and no digit", field=field)
    return trimmed

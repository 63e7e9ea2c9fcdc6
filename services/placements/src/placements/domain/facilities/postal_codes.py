"""Canadian postal codes: `A1A 1A1`, each beginning with a letter of its province."""

import re

from placements.domain.facilities.provinces import PROVINCES

_VALID = re.compile(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d", re.ASCII)
_AS_DIGIT = str.maketrans("OIQ", "010")


def written_postal_code(value: str) -> str | None:
    """The code as Canada Post writes it, or None if it cannot be one."""
    if not value.isascii():
        return None
    characters = re.sub(r"[\s.-]", "", value).upper()
    if len(characters) != 6:
        return None
    mended = "".join(
        character.translate(_AS_DIGIT) if position % 2 else character
        for position, character in enumerate(characters)
    )
    code = f"{mended[:3]} {mended[3:]}"
    return code if _VALID.fullmatch(code) else None


def belongs_to(postal_code: str, province: str) -> bool:
    """Whether the code's first letter is one of the province (K also serves Gatineau)."""
    return postal_code[0] in PROVINCES[province].letters

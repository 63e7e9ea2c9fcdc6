"""The language an answer is written in: French unless the caller prefers English."""

from functools import lru_cache
from typing import Final, Literal

LanguageCode = Literal["fr", "en"]
DEFAULT_LANGUAGE: Final[LanguageCode] = "fr"
_LONGEST_HEADER: Final = 500


@lru_cache(maxsize=512)
def preferred_language(accept_language: str) -> LanguageCode:
    """Reads `Accept-Language` (RFC 9110, 12.5.4): regions are ignored, `q=0` refuses."""
    preferences: dict[str, float] = {}
    for part in accept_language[:_LONGEST_HEADER].split(","):
        tag, _, parameters = part.partition(";")
        language = tag.strip().lower().partition("-")[0]
        preferences.setdefault(language, _quality(parameters))
    anything = preferences.get("*", 0.0)
    french = preferences.get("fr", anything)
    english = preferences.get("en", anything)
    return "en" if english > french else DEFAULT_LANGUAGE


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        quality = float(value)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0

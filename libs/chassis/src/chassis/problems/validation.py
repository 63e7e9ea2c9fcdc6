"""What Pydantic found wrong with a request, said to people; never what they had typed."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from chassis.problems.body import FieldError
from chassis.problems.field_texts import FIELD_TEXTS, OTHERWISE
from chassis.problems.language import LanguageCode
from chassis.problems.writer import ProblemWriter

_PLACES: Final = frozenset({"body", "query", "path", "header", "cookie"})
_LONGEST_NAME: Final = 60


def field_errors(
    errors: Sequence[Mapping[str, Any]], language: LanguageCode, writer: ProblemWriter
) -> list[FieldError]:
    """One entry per finding. A service may add words for its own error types to its texts."""
    return [
        FieldError(field=field_of(error["loc"]), message=_message(error, language, writer))
        for error in errors
    ]


def field_of(location: Sequence[int | str]) -> str:
    """`("body", "lines", 0, "hours")` is `lines[0].hours`; the body as a whole is `body`."""
    place, *inner = location or ("body",)
    parts = inner if place in _PLACES else [place, *inner]
    path = ""
    for part in parts:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += f".{part[:_LONGEST_NAME]}" if path else part[:_LONGEST_NAME]
    return path or str(place)


def _message(error: Mapping[str, Any], language: LanguageCode, writer: ProblemWriter) -> str:
    kind: str = error["type"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    own = writer.detail_of(kind, language, context)
    if own is not None:
        return own
    facts = {name: _said(value, language) for name, value in context.items()}
    french, english = FIELD_TEXTS.get(kind, OTHERWISE)
    try:
        return (french if language == "fr" else english).format(**facts)
    except KeyError:
        return OTHERWISE[0 if language == "fr" else 1]


def _said(value: object, language: LanguageCode) -> str:
    return str(value) if language == "en" else str(value).replace(" or ", " ou ")

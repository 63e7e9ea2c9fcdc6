"""Moves as JSON, for rows that keep one whole."""

from typing import Any

from pydantic import TypeAdapter

from notifications.domain.moves import RequestMoved

_moved = TypeAdapter(RequestMoved)


def moved_to_json(moved: RequestMoved) -> dict[str, Any]:
    document: dict[str, Any] = _moved.dump_python(moved, mode="json")
    return document


def moved_from_json(document: dict[str, Any]) -> RequestMoved:
    """Tolerant of what an older version did not write: only optional fields were ever added."""
    return _moved.validate_python(document)

"""Finding requests by what people type of a reference number."""

import re
from datetime import date

from sqlalchemy import ARRAY, ColumnElement, Text, and_, any_, literal

from placements.store.tables.requests import placement_requests

_reference = placement_requests.c.reference
_FIRST_YEAR = 2020
_BEYOND = "~"
"""Sorts behind every character that a reference has."""


def reference_like(typed: str, today: date) -> ColumnElement[bool]:
    """`PR-2026-000123`, its beginning, or just `123` of any year; upper or lower case."""
    text = typed.strip().upper()
    if re.fullmatch(r"[0-9]{1,6}", text):
        years = range(_FIRST_YEAR, today.year + 2)
        references = [f"PR-{year}-{int(text):06d}" for year in years]
        return _reference == any_(literal(references, ARRAY(Text)))
    if re.fullmatch(r"[0-9]{4}-[0-9]+", text):
        text = f"PR-{text}"
    beyond = text + _BEYOND
    return and_(_reference >= literal(text, Text), _reference < literal(beyond, Text))

"""How every list is narrowed: to what the viewer may know of, to words, and to a page."""

from uuid import UUID

from sqlalchemy import ColumnElement, Table, tuple_

from chassis.auth import Viewer
from identity.domain.access.rights import sees_every_agency
from identity.domain.wording import sought

Key = tuple[object, ...]


def visible(table: Table, viewer: Viewer) -> list[ColumnElement[bool]]:
    """The rows of the viewer's own agency; administrators see those of all."""
    return [] if sees_every_agency(viewer) else [table.c.agency_id == viewer.agency_id]


def found_by(table: Table, query: str | None) -> list[ColumnElement[bool]]:
    """The rows with a word that begins like each of the typed ones, accents aside."""
    words = sought(query or "")
    return [table.c.search_words.contains(words)] if words else []


def equal(table: Table, **wanted: str | UUID | bool | None) -> list[ColumnElement[bool]]:
    """The rows whose columns have these values; None asks for nothing."""
    return [table.c[name] == value for name, value in wanted.items() if value is not None]


def after_name(table: Table, cursor: Key | None) -> list[ColumnElement[bool]]:
    """The rows that come after a (sort_name, id)."""
    if cursor is None:
        return []
    return [tuple_(table.c.sort_name, table.c.id) > tuple_(*cursor)]


def after_id(table: Table, cursor: Key | None) -> list[ColumnElement[bool]]:
    """The rows that come after an id; ids grow with time."""
    return [] if cursor is None else [table.c.id > cursor[0]]

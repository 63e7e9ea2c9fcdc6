"""The batch that ends a transaction: every change in one statement, for one round trip.

Each table's rows travel as one array a column, so that the text of the statement depends on which
tables are written, not on how many rows: PostgreSQL plans each text once a connection.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from pydantic_core import to_json
from sqlalchemy import ARRAY, Table
from sqlalchemy.dialects.postgresql import JSONB

from chassis.store.statements import DIALECT

Kind = Literal["insert", "update", "upsert", "keep", "claim"]
Rows = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One table's share of the batch. `update` rows carry `version` and `old_version`."""

    kind: Kind
    table: Table
    rows: Rows


@dataclass(slots=True)
class Batch:
    """The statement and its arguments; it answers one count a part, in their order.

    Nothing is added unless every update found its version: two who changed the same thing at once
    are told apart by the counts, before the second one's lines could collide with the first one's.
    """

    parts: list[Part]
    sql: str = ""
    arguments: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        shape = tuple((part.kind, part.table, tuple(part.rows[0])) for part in self.parts)
        self.sql = _statement(shape)
        for part in self.parts:
            _check_columns(part)
            for column in part.rows[0]:
                literal = _literal_of(part.table, column)
                values = [row[column] for row in part.rows]
                self.arguments.append([literal(v) for v in values] if literal else values)


def _check_columns(part: Part) -> None:
    """The first row says which columns are written; nothing of another one may be left out."""
    columns = part.rows[0].keys()
    if any(row.keys() != columns for row in part.rows[1:]):
        raise ValueError(f"rows of {part.table.name} differ in their columns")


@cache
def _statement(shape: tuple[tuple[Kind, Table, tuple[str, ...]], ...]) -> str:
    parts: list[str] = []
    updated: list[str] = []
    number = 1
    for position, (kind, table, columns) in enumerate(shape):
        source = _source(table, columns, number)
        if kind == "update":
            updated.append(f"(SELECT count(*) FROM w{position}) = cardinality(${number})")
        elif updated:
            source = f"{source} WHERE {' AND '.join(updated)}"
        parts.append(f"w{position} AS ({_WRITERS[kind](table, columns, source)} RETURNING 1)")
        number += len(columns)
    counts = ", ".join(
        f"(SELECT count(*) FROM w{position}) AS w{position}" for position in range(len(shape))
    )
    return f"WITH {', '.join(parts)} SELECT {counts}"


def _source(table: Table, columns: tuple[str, ...], first: int) -> str:
    """A row source `u` of one array parameter a column."""
    arrays = ", ".join(
        f"${number}::{_type_of(table, column)}[]"
        for number, column in enumerate(columns, start=first)
    )
    return f"unnest({arrays}) AS u({', '.join(columns)})"


def _insert(table: Table, columns: tuple[str, ...], source: str) -> str:
    into = f"INSERT INTO {table.name} ({', '.join(columns)})"
    return f"{into} SELECT {_values(table, columns)} FROM {source}"


def _update(table: Table, columns: tuple[str, ...], source: str) -> str:
    changed = [column for column in columns if column not in ("id", "old_version")]
    values = ", ".join(f"{column} = {_value(table, column)}" for column in changed)
    return (
        f"UPDATE {table.name} AS t SET {values} FROM {source} "
        "WHERE t.id = u.id AND t.version = u.old_version"
    )


def _upsert(table: Table, columns: tuple[str, ...], source: str) -> str:
    """Keep the newest: an older version than the stored one changes nothing."""
    key = [column.name for column in table.primary_key.columns]
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    return (
        f"{_insert(table, columns, source)} ON CONFLICT ({', '.join(key)}) DO UPDATE "
        f"SET {changed} WHERE {table.name}.version < excluded.version"
    )


def _keep(table: Table, columns: tuple[str, ...], source: str) -> str:
    """Keep the first: a row that is there already stays, and is not counted."""
    return f"{_insert(table, columns, source)} ON CONFLICT DO NOTHING"


_WRITERS: dict[Kind, Callable[[Table, tuple[str, ...], str], str]] = {
    "insert": _insert,
    "update": _update,
    "upsert": _upsert,
    "keep": _keep,
    "claim": _keep,
}


def _values(table: Table, columns: tuple[str, ...]) -> str:
    return ", ".join(_value(table, column) for column in columns)


def _value(table: Table, column: str) -> str:
    if _literal_of(table, column):
        return f"u.{column}::{table.columns[column].type.compile(DIALECT)}"
    return f"u.{column}"


def _type_of(table: Table, column: str) -> str:
    if column == "old_version":
        return "INTEGER"
    if _literal_of(table, column):
        return "TEXT"
    return table.columns[column].type.compile(DIALECT).partition(" COLLATE ")[0]


@cache
def _literal_of(table: Table, column: str) -> Callable[[Any], str | None] | None:
    """Arrays of arrays cannot be unnested by one level, so arrays and JSON, which may be one,
    travel as literals.
    """
    if column == "old_version":
        return None
    kind = table.columns[column].type
    if isinstance(kind, JSONB):
        return _json_literal
    return _array_literal if isinstance(kind, ARRAY) else None


def _json_literal(value: Any) -> str | None:
    return None if value is None else to_json(value).decode()


def _array_literal(values: Sequence[Any] | None) -> str | None:
    if values is None:
        return None
    return "{" + ",".join(map(_array_item, values)) + "}"


def _array_item(value: Any) -> str:
    if value is None:
        return "NULL"
    quoted = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'

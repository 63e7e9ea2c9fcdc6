"""The batch that ends a transaction: every change in one statement, for one round trip.

A row alone travels as one parameter a column. Several travel as one array a column, so that the
text of the statement does not depend on how many there are: PostgreSQL plans each text once a
connection.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
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

    @property
    def shape(self) -> "Shape":
        """All that its SQL depends on."""
        return self.kind, self.table, tuple(self.rows[0]), len(self.rows) == 1


Shape = tuple[Kind, Table, tuple[str, ...], bool]


@dataclass(slots=True)
class Batch:
    """The statement and its arguments. It divides by zero, and so undoes itself, where an update
    misses its version or a claim comes second.

    Nothing is added unless every update found its version, so that of two who changed the same
    thing at once the second one's lines cannot collide with the first one's.
    """

    parts: list[Part]
    sql: str = ""
    arguments: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sql = _statement(tuple(part.shape for part in self.parts))
        for part in self.parts:
            self.arguments += part.rows[0].values() if len(part.rows) == 1 else _arrays(part)


def _arrays(part: Part) -> list[list[Any]]:
    """The first row says which columns are written; nothing of another one may be left out."""
    columns = part.rows[0].keys()
    if any(row.keys() != columns for row in part.rows):
        raise ValueError(f"rows of {part.table.name} differ in their columns")
    arrays = []
    for column in columns:
        literal = _literal_of(part.table, column)
        values = [row[column] for row in part.rows]
        arrays.append([literal(value) for value in values] if literal else values)
    return arrays


@dataclass(frozen=True, slots=True)
class _Source:
    """What SQL calls each column's value, where the values come from, and how many rows they are.

    `condition` may keep all of them back.
    """

    values: dict[str, str]
    origin: str
    count: str
    condition: str = "true"


@cache
def _statement(shapes: tuple[Shape, ...]) -> str:
    parts: list[str] = []
    updated: list[str] = []
    held: list[str] = ["true"]
    number = 1
    for position, (kind, table, columns, alone) in enumerate(shapes):
        source = (_one_row if alone else _many_rows)(table, columns, number)
        complete = f"(SELECT count(*) FROM w{position}) = {source.count}"
        if kind in ("update", "claim"):
            held.append(complete)
        if kind == "update":
            updated.append(complete)
        elif updated:
            source = replace(source, condition=" AND ".join(updated))
        parts.append(f"w{position} AS ({_WRITERS[kind](table, source)} RETURNING 1)")
        number += len(columns)
    return f"WITH {', '.join(parts)} SELECT 1 / ({' AND '.join(held)})::int"


def _one_row(table: Table, columns: tuple[str, ...], first: int) -> _Source:
    values = {
        column: f"${number}::{_type_of(table, column)}"
        for number, column in enumerate(columns, start=first)
    }
    return _Source(values, origin="", count="1")


def _many_rows(table: Table, columns: tuple[str, ...], first: int) -> _Source:
    arrays: list[str] = []
    values: dict[str, str] = {}
    for number, column in enumerate(columns, start=first):
        type_ = _type_of(table, column)
        literal = _literal_of(table, column)
        arrays.append(f"${number}::{'TEXT' if literal else type_}[]")
        values[column] = f"u.{column}::{type_}" if literal else f"u.{column}"
    origin = f" FROM unnest({', '.join(arrays)}) AS u({', '.join(columns)})"
    return _Source(values, origin, count=f"cardinality(${first})")


def _insert(table: Table, source: _Source) -> str:
    into = f"INSERT INTO {table.name} ({', '.join(source.values)})"
    selected = ", ".join(source.values.values())
    return f"{into} SELECT {selected}{source.origin} WHERE {source.condition}"


def _update(table: Table, source: _Source) -> str:
    changed = [column for column in source.values if column not in ("id", "old_version")]
    values = ", ".join(f"{column} = {source.values[column]}" for column in changed)
    return (
        f"UPDATE {table.name} AS t SET {values}{source.origin} "
        f"WHERE t.id = {source.values['id']} AND t.version = {source.values['old_version']}"
    )


def _upsert(table: Table, source: _Source) -> str:
    """Keep the newest: an older version than the stored one changes nothing."""
    key = [column.name for column in table.primary_key.columns]
    changed = ", ".join(f"{name} = excluded.{name}" for name in source.values if name not in key)
    return (
        f"{_insert(table, source)} ON CONFLICT ({', '.join(key)}) DO UPDATE "
        f"SET {changed} WHERE {table.name}.version < excluded.version"
    )


def _keep(table: Table, source: _Source) -> str:
    """Keep the first: a row that is there already stays, and is not counted."""
    return f"{_insert(table, source)} ON CONFLICT DO NOTHING"


_WRITERS: dict[Kind, Callable[[Table, _Source], str]] = {
    "insert": _insert,
    "update": _update,
    "upsert": _upsert,
    "keep": _keep,
    "claim": _keep,
}


def _type_of(table: Table, column: str) -> str:
    if column == "old_version":
        return "INTEGER"
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

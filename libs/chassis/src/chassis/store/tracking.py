"""Which aggregates a transaction holds, and what became of them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from chassis.domain import Aggregate

ToRow = Callable[[Any], dict[str, Any]]
RowsOf = dict[Table, list[dict[str, Any]]]

_IDENTIFYING = ("id", "version", "old_version")


@dataclass(slots=True)
class Tracked:
    """One aggregate; `loaded` is its row as it was read, None for a new one."""

    table: Table
    aggregate: Aggregate
    to_row: ToRow
    loaded: dict[str, Any] | None
    events: int = 0
    """How many of its events were collected: its version grows by as many."""


_CONTAINERS = frozenset({list, dict, set})


def _apart(row: dict[str, Any]) -> dict[str, Any]:
    """A row that stays as it is when the aggregate changes one of its lists in place."""
    return {
        name: deepcopy(value) if value.__class__ in _CONTAINERS else value
        for name, value in row.items()
    }


class Tracking:
    """The identity map of a transaction: each aggregate is held once."""

    def __init__(self) -> None:
        self._held: dict[tuple[Table, UUID], Tracked] = {}

    def find(self, table: Table, id: UUID) -> Aggregate | None:
        held = self._held.get((table, id))
        return held.aggregate if held else None

    def add(self, table: Table, aggregate: Aggregate, to_row: ToRow, *, new: bool) -> None:
        loaded = None if new else _apart(to_row(aggregate))
        self._held[table, aggregate.id] = Tracked(table, aggregate, to_row, loaded)

    def __iter__(self) -> Iterator[Tracked]:
        return iter(self._held.values())

    def changes(self) -> tuple[RowsOf, RowsOf]:
        """The rows to insert and the rows to update, by table.

        Of what was there before, only the columns go that changed in some row of the table.
        """
        inserts: RowsOf = {}
        updates: RowsOf = {}
        changed: dict[Table, set[str]] = {}
        for held in self._held.values():
            row = held.to_row(held.aggregate)
            if held.loaded is None:
                row["version"] = max(held.events, 1)
                inserts.setdefault(held.table, []).append(row)
                continue
            differing = [name for name, value in row.items() if value != held.loaded[name]]
            if held.events or differing:
                row["version"] = held.aggregate.version + max(held.events, 1)
                row["old_version"] = held.aggregate.version
                updates.setdefault(held.table, []).append(row)
                changed.setdefault(held.table, set(_IDENTIFYING)).update(differing)
        return inserts, {
            table: [_only(changed[table], row) for row in rows] for table, rows in updates.items()
        }


def _only(names: set[str], row: dict[str, Any]) -> dict[str, Any]:
    """In the order of the row, so that the same change is always the same statement."""
    return {name: value for name, value in row.items() if name in names}

"""Which aggregates a transaction holds, and what became of them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table

from chassis.domain import Aggregate

ToRow = Callable[[Any], dict[str, Any]]


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

    def changes(
        self,
    ) -> tuple[dict[Table, list[dict[str, Any]]], dict[Table, list[dict[str, Any]]]]:
        """The rows to insert and the rows to update, by table."""
        inserts: dict[Table, list[dict[str, Any]]] = {}
        updates: dict[Table, list[dict[str, Any]]] = {}
        for held in self._held.values():
            row = held.to_row(held.aggregate)
            if held.loaded is None:
                row["version"] = max(held.events, 1)
                inserts.setdefault(held.table, []).append(row)
            elif held.events or row != held.loaded:
                row["version"] = held.aggregate.version + max(held.events, 1)
                row["old_version"] = held.aggregate.version
                updates.setdefault(held.table, []).append(row)
        return inserts, updates

"""One unit of work: what it loaded is saved, and what happened is published, in one commit."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
from sqlalchemy import Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from chassis.causes import Cause, current_cause
from chassis.domain import Aggregate, Conflict, NotFound, Stale
from chassis.ledger.auditing import audit_of
from chassis.ledger.entry import enter
from chassis.outbox.rows import outbox_row
from chassis.outgoing import Outgoing
from chassis.store.bracketed import Bracketed
from chassis.store.connection import Row
from chassis.store.statements import Prepared
from chassis.store.tables import IDEMPOTENCY_KEYS, OUTBOX
from chassis.store.tracking import ToRow, Tracking
from chassis.store.writes import Batch, Part
from chassis.viewer import Viewer
from contracts.envelope import Event

_A = TypeVar("_A", bound=Aggregate)

_by_id: dict[Table, Prepared] = {}
_by_ids: dict[Table, Prepared] = {}


class KeyTaken(Exception):
    """Another transaction committed under the same idempotency key."""


class Transaction(Bracketed):
    """Loads aggregates, remembers what changed, and writes all of it in one last batch."""

    def __init__(self, raw: Any, *, outgoing: Outgoing, source: str) -> None:
        super().__init__(raw)
        self.now = datetime.now(UTC)
        self.actor: Viewer | None = None
        """Who does all this, for the ledger; None where nobody is signed in."""
        self.awaited: dict[str, set[str]] = {}
        """By channel, the keys of those whom the commit wakes."""
        self._outgoing = outgoing
        self._source = source
        self._tracking = Tracking()
        self._appended: dict[Table, list[dict[str, Any]]] = {}
        self._kept_first: dict[Table, list[dict[str, Any]]] = {}
        self._newest: dict[Table, dict[tuple[Any, ...], dict[str, Any]]] = {}
        self._outbox_rows: list[dict[str, Any]] = []
        self._key_row: dict[str, Any] | None = None

    async def load(
        self, table: Table, id: UUID, from_row: Callable[[Row], _A], to_row: ToRow
    ) -> _A:
        """The aggregate with this id; raises NotFound. It is saved at the end if it changed."""
        held = self._tracking.find(table, id)
        if held is not None:
            return held  # type: ignore[return-value]  # each table holds one class of aggregates
        if table not in _by_id:
            _by_id[table] = Prepared(select(table).where(table.c.id == bindparam("id")))
        row = await self.first(_by_id[table], id=id)
        if row is None:
            raise NotFound(f"{table.name} has no {id}")
        return self.track(table, from_row(row), to_row)

    async def load_many(
        self, table: Table, ids: Sequence[UUID], from_row: Callable[[Row], _A], to_row: ToRow
    ) -> list[_A]:
        """The aggregates with these ids that exist, in one query."""
        if table not in _by_ids:
            wanted = bindparam("ids", type_=ARRAY(table.c.id.type))
            _by_ids[table] = Prepared(select(table).where(table.c.id == any_(wanted)))
        rows = await self.all(_by_ids[table], ids=list(ids))
        return [self.track(table, from_row(row), to_row) for row in rows]

    def insert(self, table: Table, aggregate: Aggregate, to_row: ToRow) -> None:
        """Save a new aggregate at the end."""
        self._tracking.add(table, aggregate, to_row, new=True)

    def track(self, table: Table, aggregate: _A, to_row: ToRow) -> _A:
        """Save this loaded aggregate at the end if it changed; answers the one already held."""
        held = self._tracking.find(table, aggregate.id)
        if held is not None:
            return held  # type: ignore[return-value]  # each table holds one class of aggregates
        self._tracking.add(table, aggregate, to_row, new=False)
        return aggregate

    def append(self, table: Table, row: dict[str, Any]) -> None:
        """Write a row that nobody will change, such as a line of a history."""
        self._appended.setdefault(table, []).append(row)

    def keep_first(self, table: Table, row: dict[str, Any]) -> None:
        """Write a row unless one with its key is there."""
        self._kept_first.setdefault(table, []).append(row)

    def wake(self, channel: str, key: str) -> None:
        """Once this is committed, whoever waits for the key at the channel is woken, in whatever
        process; `chassis.live.ear` is how to wait."""
        self.awaited.setdefault(channel, set()).add(key)

    def claim_key(self, row: dict[str, Any]) -> None:
        """Keep the answer of this request under its key; KeyTaken rolls everything back."""
        self._key_row = row

    def keep_newest(self, table: Table, row: dict[str, Any], *, version: int) -> None:
        """Write a row, or replace the one with its key if that is of an older version."""
        rows = self._newest.setdefault(table, {})
        key = tuple(row[column.name] for column in table.primary_key.columns)
        if key not in rows or rows[key]["version"] < version:
            rows[key] = {**row, "version": version}

    def publish(self, event: Event, *, sequence: int, cause: Cause | None = None) -> None:
        """Publish a fact that no aggregate of this transaction recorded, as bulk loads do."""
        row = outbox_row(
            event,
            source=self._source,
            sequence=sequence,
            now=self.now,
            cause=cause or current_cause(),
        )
        self._outbox_rows.append(row)

    def collect(self) -> None:
        """Turn the events recorded so far into outbox rows, with the cause of this moment."""
        cause: Cause | None = None
        for held in self._tracking:
            for event in held.aggregate.take_events():
                cause = cause or current_cause()
                held.events += 1
                contract = self._outgoing.contract_of(event)
                if contract is not None:
                    sequence = held.aggregate.version + held.events
                    self.publish(contract, sequence=sequence, cause=cause)

    async def flush(self) -> bool:
        """Write everything in one batch; answers whether there are events to relay.

        Raises Stale if an aggregate changed since it was loaded, and Conflict if somebody else
        took meanwhile what may be there only once.
        """
        self.collect()
        self._tell_the_ledger()
        parts = self._parts()
        if parts:
            batch = Batch(parts)
            try:
                await self.raw.fetchrow(batch.sql, *batch.arguments)
            except asyncpg.DivisionByZeroError:
                raise _overtaken(parts) from None
            except asyncpg.UniqueViolationError as taken:
                raise Conflict(f"{taken.constraint_name}: taken meanwhile") from None
        return bool(self._outbox_rows)

    def _tell_the_ledger(self) -> None:
        """What changed in the tables that are audited, in the same commit."""
        for held in self._tracking:
            audit = audit_of(held.table)
            if audit is not None:
                entry = audit.entry(held.loaded, held.to_row(held.aggregate))
                if entry is not None:
                    enter(self, entry)

    def _parts(self) -> list[Part]:
        inserts, updates = self._tracking.changes()
        parts = [Part("update", table, rows) for table, rows in updates.items()]
        parts += [Part("insert", table, rows) for table, rows in inserts.items()]
        parts += [Part("insert", table, rows) for table, rows in self._appended.items()]
        parts += [Part("keep", table, rows) for table, rows in self._kept_first.items()]
        parts += [Part("upsert", table, [*rows.values()]) for table, rows in self._newest.items()]
        if self._key_row is not None:
            parts.append(Part("claim", IDEMPOTENCY_KEYS, [self._key_row]))
        if self._outbox_rows:
            parts.append(Part("insert", OUTBOX, self._outbox_rows))
        return parts


def _overtaken(parts: list[Part]) -> Stale | KeyTaken:
    """Where both could be, the record changed: the key's first request changed it."""
    changed = [part.table.name for part in parts if part.kind == "update"]
    return Stale(f"changed since they were read: {', '.join(changed)}") if changed else KeyTaken()

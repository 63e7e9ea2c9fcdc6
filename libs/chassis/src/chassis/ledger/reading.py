"""Searching a book of the ledger, newest first, as far as the reader's agency goes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ARRAY, ColumnElement, Uuid, cast, select

from chassis.ids import first_id_at
from chassis.ledger.tables import LEDGER
from chassis.store.connection import Connection

_BATCH = 1000
_NAMED = ("agency_id", "actor_person_id", "subject_id")
Key = tuple[Any, ...]


class LedgerRow(BaseModel):
    """Who did what, when and to whom. `position` is its place in the chain, once it is sealed."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    recorded_at: datetime
    what: str
    actor_person_id: UUID | None
    actor_account_id: UUID | None
    actor_agency_id: UUID | None
    actor_role: str | None
    agency_id: UUID | None
    subject_id: UUID | None
    concerns: list[UUID]
    facts: dict[str, Any]
    correlation_id: UUID
    position: int | None

    @property
    def key(self) -> Key:
        return (self.id,)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is None narrows nothing; `agency_id` of None is for readers of every agency.

    `what` is one kind of entry, or all of a thing where it ends with a dot.
    """

    book: str
    agency_id: UUID | None = None
    actor_person_id: UUID | None = None
    concerns: UUID | None = None
    subject_id: UUID | None = None
    what: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """Ids grow with time, so a period is a range of ids."""
        row = LEDGER.c
        wanted = [row.book == self.book]
        named = {name: getattr(self, name) for name in _NAMED}
        wanted += [row[name] == value for name, value in named.items() if value is not None]
        if self.concerns is not None:
            wanted.append(row.concerns.op("@>")(cast([self.concerns], ARRAY(Uuid))))
        if self.what is not None:
            starts = row.what.startswith(self.what, autoescape=True)
            wanted.append(starts if self.what.endswith(".") else row.what == self.what)
        if self.since is not None:
            wanted.append(row.id >= first_id_at(self.since))
        if self.until is not None:
            wanted.append(row.id < first_id_at(self.until))
        return wanted


async def ledger_rows(
    connection: Connection, wanted: Wanted, *, cursor: Key | None, limit: int
) -> list[LedgerRow]:
    after = [LEDGER.c.id < cursor[0]] if cursor is not None else []
    rows = await connection.all(
        select(LEDGER).where(*wanted.conditions(), *after).order_by(LEDGER.c.id.desc()).limit(limit)
    )
    return [LedgerRow.model_validate(row) for row in rows]


async def every_ledger_row(
    reading: Callable[[], AbstractAsyncContextManager[Connection]], wanted: Wanted
) -> AsyncIterator[LedgerRow]:
    """All of them page by page, in constant memory and without one long transaction."""
    cursor: Key | None = None
    while True:
        async with reading() as connection:
            rows = await ledger_rows(connection, wanted, cursor=cursor, limit=_BATCH)
        for row in rows:
            yield row
        if len(rows) < _BATCH:
            return
        cursor = rows[-1].key

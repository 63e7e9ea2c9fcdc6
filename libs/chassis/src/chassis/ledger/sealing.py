"""Sealing: each row gets its place in the chain shortly after its commit, never in it.

So writers do not wait for one another. Whoever holds the head's lock seals; several workers take
turns, and one that dies in between leaves all as it was.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import LargeBinary, bindparam, func, select, text, update

from chassis.ledger.age import sample_ledger_age
from chassis.ledger.tables import LEDGER, LEDGER_HEAD
from chassis.store.connection import Connection, Row
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.timers import Timer

BATCH = 1000
SEALED_EVERY = timedelta(seconds=1)
_log = structlog.get_logger(__name__)

_lock_head = Prepared(select(LEDGER_HEAD).with_for_update(skip_locked=True))
_unsealed = Prepared(
    select(LEDGER)
    .where(LEDGER.c.position.is_(None))
    .order_by(LEDGER.c.id)
    .limit(bindparam("batch"))
)
_seal = text(
    "UPDATE ledger SET position = u.position, sealed_at = :sealed_at, digest = u.digest "
    "FROM unnest(CAST(:ids AS uuid[]), CAST(:positions AS bigint[]), CAST(:digests AS bytea[])) "
    "AS u(id, position, digest) WHERE ledger.id = u.id"
)
_move_head = Prepared(
    update(LEDGER_HEAD).values(
        position=bindparam("to"), digest=bindparam("last", type_=LargeBinary)
    )
)


class HeadMissing(Exception):
    """Nobody takes the head away but by force; nothing more is sealed until it is looked into."""


def ledger_timers() -> list[Timer]:
    """For the worker of every service that keeps a ledger."""
    return [
        Timer("seal the ledger", SEALED_EVERY, seal),
        Timer("note the head of the ledger", timedelta(hours=1), note_head),
        Timer("sample the ledger's age", timedelta(seconds=10), sample_ledger_age),
    ]


def digest_of(previous: bytes, row: Row, position: int, sealed_at: datetime) -> bytes:
    """The digest of a row at its place: of the one before, and of all that the row says."""
    said = {name: value for name, value in row.items() if value is not None and name != "digest"}
    said |= {"position": position, "sealed_at": sealed_at}
    canonical = json.dumps(
        said, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(previous + canonical.encode()).digest()


async def seal(database: Database[Any]) -> int:
    """Seal all that is committed now; answers how many rows that were."""
    total, last = 0, BATCH
    while last == BATCH:
        last = await seal_batch(database)
        total += last
    return total


async def seal_batch(database: Database[Any]) -> int:
    """Oldest first by id. Raises HeadMissing."""
    async with database.unit() as (transaction, _):
        head = await transaction.first(_lock_head)
        if head is None:
            await _expect_head(transaction)
            return 0
        rows = await transaction.all(_unsealed, batch=BATCH)
        if not rows:
            return 0
        now = datetime.now(UTC)
        chain = list(_chained(rows, head, now))
        await transaction.execute(
            _seal,
            sealed_at=now,
            ids=[row.id for row in rows],
            positions=[head.position + number for number in range(1, len(rows) + 1)],
            digests=chain,
        )
        await transaction.execute(_move_head, to=head.position + len(rows), last=chain[-1])
    return len(rows)


async def note_head(database: Database[Any]) -> None:
    """The head goes into the log, out of the database's reach: a place to verify from later."""
    async with database.reading() as connection:
        head = await connection.first(select(LEDGER_HEAD))
    if head is not None:
        _log.info(
            "ledger head",
            service=database.source,
            anchor=f"{head.position}:{bytes(head.digest).hex()}",
        )


def _chained(rows: Iterable[Row], head: Row, now: datetime) -> Iterable[bytes]:
    digest = bytes(head.digest)
    for position, row in enumerate(rows, start=head.position + 1):
        digest = digest_of(digest, row, position, now)
        yield digest


async def _expect_head(connection: Connection) -> None:
    """No head to lock: another worker has it, or it is gone."""
    if not await connection.scalar(select(func.count()).select_from(LEDGER_HEAD)):
        raise HeadMissing("the ledger has no head")


def _plain(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    raise TypeError(f"{type(value).__name__} has no canonical form")

"""Publishing again what the outbox still holds, for one queue whose owner builds anew."""

from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text

from chassis.bus.port import Bus, BusUnavailable, OutgoingMessage
from chassis.store.connection import Row
from chassis.store.database import Database
from chassis.store.statements import Prepared
from chassis.store.tables import OUTBOX

BATCH = 500

_LAST = UUID(int=2**128 - 1)
_batch_before = Prepared(
    select(OUTBOX.c.id, OUTBOX.c.type, OUTBOX.c.subject, OUTBOX.c.body)
    .where(OUTBOX.c.id < bindparam("before"))
    .where(OUTBOX.c.created_at >= bindparam("since"))
    .where(OUTBOX.c.type == any_(bindparam("types", type_=ARRAY(Text))))
    .order_by(OUTBOX.c.id.desc())
    .limit(bindparam("batch"))
)


@dataclass(frozen=True, kw_only=True)
class Republish:
    """Events of these types, of that day and later, for that queue alone."""

    queue: str
    types: list[str]
    since: date


def add_arguments(parser: ArgumentParser) -> None:
    """What `python -m <service> republish` is told."""
    parser.add_argument("--queue", required=True, help="the only queue that gets them")
    parser.add_argument("--types", required=True, nargs="+", metavar="TYPE")
    parser.add_argument("--since", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")


async def republish(
    command: Republish, database: Database[Any], bus: Bus, *, batch: int = BATCH
) -> int:
    """Answers how many events reached the queue. Safe to repeat.

    Also of what is not marked as published: that mark may come after a consumer's commit.
    The newest come first: who keeps the newest version shows no old one in between.
    Raises NoSuchQueue, and BusUnavailable where not all of them reached it.
    """
    since = datetime.combine(command.since, time.min, UTC)
    before, sent = _LAST, 0
    while True:
        async with database.reading() as connection:
            rows = await connection.all(
                _batch_before, before=before, since=since, types=command.types, batch=batch
            )
        if not rows:
            return sent
        confirmed = await bus.publish_to(command.queue, [_message(row) for row in rows])
        if not all(confirmed):
            raise BusUnavailable(f"{confirmed.count(False)} of {len(rows)} were not confirmed")
        before, sent = rows[-1].id, sent + len(rows)


def _message(row: Row) -> OutgoingMessage:
    """Without its trace, which ended long ago."""
    return OutgoingMessage(row.id, row.type, row.subject, row.body.encode())

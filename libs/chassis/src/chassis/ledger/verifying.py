"""Walking the chain: it is whole, or the first broken row is named."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text

from chassis.ledger.guards import GUARDS
from chassis.ledger.sealing import digest_of
from chassis.ledger.tables import LEDGER, LEDGER_HEAD
from chassis.store.connection import Row
from chassis.store.database import Database

_BATCH = 2000
_BEGINNING = bytes(32)
_ends = select(
    LEDGER_HEAD.c.position,
    LEDGER_HEAD.c.digest,
    select(func.max(LEDGER.c.position)).scalar_subquery().label("last"),
    select(func.count()).where(LEDGER.c.position.is_(None)).scalar_subquery().label("waiting"),
)
_standing = text("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal")


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A head as it was noted at some time, outside the database."""

    position: int
    digest: str

    @classmethod
    def read(cls, text: str) -> "Anchor":
        """From `<position>:<digest>`; raises ValueError."""
        position, _, digest = text.partition(":")
        return cls(position=int(position), digest=digest.lower())


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`broken` says what is wrong, first of all at which row; None where nothing is."""

    rows: int
    head: str
    waiting: int
    broken: str | None = None

    @property
    def whole(self) -> bool:
        return self.broken is None


async def verify(database: Database[Any], anchors: Iterable[Anchor] = ()) -> Verdict:
    """Reads every sealed row once, in constant memory, while others go on writing."""
    async with database.reading() as connection:
        ends = await connection.first(_ends)
        standing = {row.tgname for row in await connection.all(_standing)}
    if ends is None:
        return Verdict(rows=0, head="", waiting=0, broken="the ledger has no head")
    walk = _Walk(ends, {anchor.position: anchor.digest for anchor in anchors})
    rows = _rows(database, ends.position)
    async for row in rows:
        if walk.breaks_at(row):
            break
    broken = walk.broken or walk.broken_at_its_end()
    if broken is None and (missing := GUARDS.keys() - standing):
        broken = f"the guards are off: {', '.join(sorted(missing))}"
    return Verdict(rows=walk.position, head=walk.head, waiting=ends.waiting, broken=broken)


class _Walk:
    """Where the walk has come to, and what is wrong there."""

    def __init__(self, ends: Row, anchors: dict[int, str]) -> None:
        self._ends = ends
        self._anchors = anchors
        self._digest = _BEGINNING
        self.position = 0
        self.broken: str | None = None

    @property
    def head(self) -> str:
        return f"{self.position}:{self._digest.hex()}"

    def breaks_at(self, row: Row) -> bool:
        expected = self.position + 1
        if row.position != expected:
            self.broken = f"row {expected} is missing; {row.position} follows"
            return True
        digest = digest_of(self._digest, row, row.position, row.sealed_at)
        if digest != row.digest:
            self.broken = f"row {row.position} ({row.id}) is not as it was sealed"
            return True
        noted = self._anchors.pop(expected, None)
        if noted is not None and noted != digest.hex():
            self.broken = f"row {expected} is not what was noted; the chain was written anew"
            return True
        self.position, self._digest = expected, digest
        return False

    def broken_at_its_end(self) -> str | None:
        head = self._ends
        if self.position < head.position:
            return f"row {self.position + 1} is missing; the head knows of {head.position}"
        if (head.last or 0) > head.position:
            return f"row {head.position + 1} was never sealed by the head"
        if self._digest != bytes(head.digest):
            return f"row {self.position} is not the one that the head knows"
        lost = [position for position in self._anchors if position > self.position]
        return f"row {min(lost)} was noted, and is missing" if lost else None


async def _rows(database: Database[Any], until: int) -> AsyncIterator[Row]:
    position = None
    while True:
        after = (
            LEDGER.c.position > position if position is not None else LEDGER.c.position.is_not(None)
        )
        async with database.reading() as connection:
            batch = await connection.all(
                select(LEDGER)
                .where(after, LEDGER.c.position <= until)
                .order_by(LEDGER.c.position, LEDGER.c.id)
                .limit(_BATCH)
            )
        for row in batch:
            yield row
        if len(batch) < _BATCH:
            return
        position = batch[-1].position

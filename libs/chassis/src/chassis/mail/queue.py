"""Where mails wait until they have left, in a table of the service, and what became of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Table, or_, select, update
from sqlalchemy.sql.expression import case

from chassis.mail.message import MailToSend
from chassis.store import Connection, Row

LEASE: Final = timedelta(minutes=5)
"""How long a claimed mail belongs to one worker; after that another may send it."""
SCHEDULE: Final[Sequence[timedelta]] = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
"""When a mail that did not go through is tried again."""
MOST_ERROR: Final = 300


class MailQueue:
    """A table with the columns `id`, `state` ("due", "sent", "failed", "bounced"), `attempts`,
    `try_again_at`, `last_error`, `sent_at`; `read` makes the mail out of a row.

    `once_over` says what else is written when a mail has left or is given up, such as that its
    secret goes. A table with a column `useless_after` keeps back what came too late.
    """

    def __init__(
        self,
        table: Table,
        read: Callable[[Row], MailToSend],
        *,
        once_over: Mapping[str, object] | None = None,
    ) -> None:
        self._table = table
        self._read = read
        self._once_over = dict(once_over or {})

    async def claim(self, connection: Connection, *, now: datetime, most: int) -> list[MailToSend]:
        """Take due mails, which nobody else takes for the time of the lease.

        A worker that dies with them leaves them due again after it: mail is sent at least once.
        """
        table = self._table
        due = (
            select(table.c.id)
            .where(table.c.state == "due", table.c.try_again_at <= now, *self._still_useful(now))
            .order_by(table.c.try_again_at, table.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        rows = await connection.all(
            update(table)
            .where(table.c.id.in_(due))
            .values(try_again_at=now + LEASE, attempts=table.c.attempts + 1)
            .returning(table)
        )
        return [self._read(row) for row in sorted(rows, key=lambda row: row.id)]

    def _still_useful(self, now: datetime) -> list[ColumnElement[bool]]:
        if "useless_after" not in self._table.c:
            return []
        until = self._table.c.useless_after
        return [or_(until.is_(None), until > now)]

    async def mark_sent(self, connection: Connection, id: UUID, *, now: datetime) -> None:
        table = self._table
        values = {"state": "sent", "sent_at": now, "last_error": None, **self._once_over}
        await connection.execute(update(table).where(table.c.id == id).values(values))

    async def mark_failed(
        self,
        connection: Connection,
        mail: MailToSend,
        error: str,
        *,
        permanent: bool,
        now: datetime,
    ) -> None:
        """Due again by the schedule, or bounced if the server refused it for good."""
        again = None if permanent else next_try(failures=mail.failures + 1, now=now)
        state = "due" if again else ("bounced" if permanent else "failed")
        values: dict[str, object] = {
            "state": state,
            "try_again_at": again or now,
            "last_error": error[:MOST_ERROR],
            **({} if again else self._once_over),
        }
        await connection.execute(
            update(self._table).where(self._table.c.id == mail.id).values(values)
        )

    async def give_back(
        self, connection: Connection, mails: list[MailToSend], *, now: datetime
    ) -> None:
        """Return claimed mails untried, such as when the worker is told to stop."""
        table = self._table
        fewer = case((table.c.attempts > 0, table.c.attempts - 1), else_=0)
        await connection.execute(
            update(table)
            .where(table.c.id.in_([mail.id for mail in mails]), table.c.state == "due")
            .values(try_again_at=now, attempts=fewer)
        )


def next_try(*, failures: int, now: datetime) -> datetime | None:
    """When to try again after that many failures in a row; None if it is given up."""
    return now + SCHEDULE[failures - 1] if failures <= len(SCHEDULE) else None

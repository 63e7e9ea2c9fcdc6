"""Where mails wait until they have left, and what became of them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.sql.expression import case

from chassis.ids import new_id
from chassis.store import Connection, Row, Transaction
from notifications.domain.messages import MailToSend, Note
from notifications.domain.retries import MAIL, next_try
from notifications.store.tables.messages import mail_deliveries

LEASE = timedelta(minutes=5)
"""How long a claimed mail belongs to one worker; after that another may send it."""
MOST_ERROR = 300


class StoredMail:
    """The mail that the commands ask for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, note: Note) -> None:
        now = self._transaction.now
        self._transaction.append(
            mail_deliveries,
            {
                "id": new_id(),
                "event_id": note.event_id,
                "person_id": note.person.id,
                "agency_id": note.person.agency_id,
                "kind": note.kind,
                "reference": note.reference,
                "language": note.language,
                "address": note.person.email,
                "subject": note.message.title,
                "text": note.message.mail_text,
                "html": note.message.mail_html,
                "state": "due",
                "attempts": 0,
                "try_again_at": now,
                "created_at": now,
            },
        )


async def claim_mail(connection: Connection, *, now: datetime, most: int) -> list[MailToSend]:
    """Take due mails, which nobody else takes for the time of the lease.

    A worker that dies with them leaves them due again after it: mail is sent at least once.
    """
    table = mail_deliveries
    due = (
        select(table.c.id)
        .where(table.c.state == "due", table.c.try_again_at <= now)
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
    return [_mail(row) for row in sorted(rows, key=lambda row: row.id)]


async def mark_sent(connection: Connection, id: UUID, *, now: datetime) -> None:
    table = mail_deliveries
    await connection.execute(
        update(table).where(table.c.id == id).values(state="sent", sent_at=now, last_error=None)
    )


async def mark_failed(
    connection: Connection, mail: MailToSend, error: str, *, permanent: bool, now: datetime
) -> None:
    """Due again by the schedule, or bounced if the server refused it for good."""
    again = None if permanent else next_try(MAIL, failures=mail.failures + 1, now=now)
    state = "due" if again else ("bounced" if permanent else "failed")
    await connection.execute(
        update(mail_deliveries)
        .where(mail_deliveries.c.id == mail.id)
        .values(state=state, try_again_at=again or now, last_error=error[:MOST_ERROR])
    )


async def give_back(connection: Connection, mails: list[MailToSend], *, now: datetime) -> None:
    """Return claimed mails untried, such as when the worker is told to stop."""
    table = mail_deliveries
    await connection.execute(
        update(table)
        .where(table.c.id.in_([mail.id for mail in mails]), table.c.state == "due")
        .values(
            try_again_at=now, attempts=case((table.c.attempts > 0, table.c.attempts - 1), else_=0)
        )
    )


def _mail(row: Row) -> MailToSend:
    return MailToSend(
        id=row.id,
        address=row.address,
        language=row.language,
        subject=row.subject,
        text=row.text,
        html=row.html,
        created_at=row.created_at,
        failures=row.attempts - 1,
    )

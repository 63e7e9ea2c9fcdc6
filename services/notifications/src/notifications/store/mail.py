"""Where mails wait until they have left, and what became of them."""

from chassis.ids import new_id
from chassis.mail.message import MailToSend
from chassis.mail.queue import MailQueue
from chassis.store import Row, Transaction
from notifications.domain.messages import Note
from notifications.store.tables.messages import mail_deliveries


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


MAIL_QUEUE = MailQueue(mail_deliveries, _mail)

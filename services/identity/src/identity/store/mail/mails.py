"""Where mails and questions for a link wait; addresses and secrets lie sealed."""

import json
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select

from chassis.ids import new_id
from chassis.sealing import CannotOpen, Seal
from chassis.store import Transaction
from identity.domain.mail.mail import Mail, MailKind, ResetAsked
from identity.store.tables.mail import mails, resets_asked


class NoSeal(RuntimeError):
    """The database was put together without the key that seals what a mail holds."""


class StoredMails:
    def __init__(self, transaction: Transaction, seal: Seal | None) -> None:
        self._transaction = transaction
        self._given_seal = seal

    def send(self, mail: Mail) -> None:
        content = {
            "address": mail.address,
            "secret": mail.secret.text if mail.secret else None,
            "facts": dict(mail.facts),
        }
        now = self._transaction.now
        self._transaction.append(
            mails,
            {
                "id": new_id(),
                "agency_id": mail.account.agency_id,
                "account_id": mail.account.id,
                "kind": mail.kind.value,
                "language": mail.language,
                "sealed": self._seal.close(json.dumps(content).encode()),
                "state": "due",
                "attempts": 0,
                "try_again_at": now,
                "useless_after": mail.useless_after,
                "created_at": now,
            },
        )

    def ask_reset(self, sign_in_name: str) -> None:
        row = {
            "id": new_id(),
            "sealed_name": self._seal.close(sign_in_name.encode()),
            "asked_at": self._transaction.now,
        }
        self._transaction.append(resets_asked, row)

    async def resets_asked(self, most: int) -> list[ResetAsked]:
        oldest = (
            select(resets_asked.c.id)
            .order_by(resets_asked.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        rows = await self._transaction.all(
            delete(resets_asked).where(resets_asked.c.id.in_(oldest)).returning(resets_asked)
        )
        asked = []
        for row in sorted(rows, key=lambda row: row.id):
            try:
                name = self._seal.open(row.sealed_name).decode()
            except CannotOpen:  # asked before the key-encryption key was replaced: ask again
                continue
            asked.append(ResetAsked(id=row.id, sign_in_name=name, asked_at=row.asked_at))
        return asked

    async def sent_lately(self, account_id: UUID, kind: MailKind, since: datetime) -> int:
        count: int = await self._transaction.scalar(
            select(func.count())
            .select_from(mails)
            .where(
                mails.c.account_id == account_id,
                mails.c.kind == kind.value,
                mails.c.created_at > since,
            )
        )
        return count

    @property
    def _seal(self) -> Seal:
        if self._given_seal is None:
            raise NoSeal("give the store a seal")
        return self._given_seal

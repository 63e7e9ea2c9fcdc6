"""Where the versions of the responsibilities text are kept, and who accepted which."""

from sqlalchemy import select

from chassis.store import Transaction
from identity.domain.accounts.responsibilities import Acceptance, Responsibilities
from identity.store.tables.responsibilities import acceptances, responsibilities


class StoredResponsibilities:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def in_force(self) -> Responsibilities:
        row = await self._transaction.first(
            select(responsibilities).order_by(responsibilities.c.version.desc()).limit(1)
        )
        if row is None:
            raise LookupError("the migrations bring a first version of the responsibilities")
        return Responsibilities(
            version=row.version,
            text_fr=row.text_fr,
            text_en=row.text_en,
            published_at=row.published_at,
        )

    def publish(self, text: Responsibilities) -> None:
        self._transaction.append(
            responsibilities,
            {
                "version": text.version,
                "text_fr": text.text_fr,
                "text_en": text.text_en,
                "published_at": text.published_at,
            },
        )

    def accepted(self, acceptance: Acceptance) -> None:
        self._transaction.append(
            acceptances,
            {
                "id": acceptance.id,
                "account_id": acceptance.account_id,
                "agency_id": acceptance.agency_id,
                "version": acceptance.version,
                "language": acceptance.language,
                "accepted_at": acceptance.accepted_at,
            },
        )

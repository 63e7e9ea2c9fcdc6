"""Where challenges wait for their answers, and when sessions last proved who they are of."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from chassis.store import Transaction
from identity.domain.factors.challenge import Asked, Challenge
from identity.domain.sign_in.session import Session
from identity.store.tables.factors import challenges, proofs


class StoredChallenges:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, challenge: Challenge) -> None:
        row = {
            "fingerprint": challenge.fingerprint,
            "asked": challenge.asked.value,
            "created_at": challenge.created_at,
            "account_id": challenge.account_id,
            "password_digest": challenge.password_digest,
            "identity_provider_id": challenge.identity_provider_id,
        }
        self._transaction.append(challenges, row)

    async def asked(self, fingerprint: bytes) -> Challenge | None:
        row = await self._transaction.first(
            select(challenges).where(challenges.c.fingerprint == fingerprint).with_for_update()
        )
        if row is None:
            return None
        return Challenge(
            fingerprint=row.fingerprint,
            asked=Asked(row.asked),
            created_at=row.created_at,
            account_id=row.account_id,
            password_digest=row.password_digest,
            identity_provider_id=row.identity_provider_id,
        )

    async def close(self, challenge: Challenge) -> None:
        await self._transaction.execute(
            delete(challenges).where(challenges.c.fingerprint == challenge.fingerprint)
        )


class StoredProofs:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def last_of(self, session_id: UUID) -> datetime | None:
        last = select(proofs.c.proved_at).where(proofs.c.session_id == session_id)
        row = await self._transaction.first(last)
        return None if row is None else row.proved_at

    async def note(self, session: Session, now: datetime) -> None:
        proof = insert(proofs).values(
            session_id=session.id, account_id=session.account_id, proved_at=now
        )
        await self._transaction.execute(
            proof.on_conflict_do_update(index_elements=["session_id"], set_={"proved_at": now})
        )

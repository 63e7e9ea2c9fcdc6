"""Where sessions, their refresh tokens, and failed sign-ins are kept."""

from uuid import UUID

from sqlalchemy import and_, exists, not_, select
from sqlalchemy.dialects.postgresql import insert

from chassis.domain import NotFound
from chassis.store import Row, Transaction
from identity.domain.sign_in.session import End, PresentedToken, Session
from identity.domain.sign_in.sign_in_attempts import SignInAttempts, attempts_id
from identity.store.tables.sign_in import refresh_tokens, sessions, sign_in_attempts


class StoredSessions:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, session: Session) -> None:
        self._transaction.insert(sessions, session, _session_row)

    def remember(self, session: Session, fingerprint: bytes) -> None:
        token = {
            "fingerprint": fingerprint,
            "session_id": session.id,
            "generation": session.generation,
        }
        self._transaction.append(refresh_tokens, token)

    async def presented(self, fingerprint: bytes) -> PresentedToken | None:
        row = await self._transaction.first(
            select(sessions, refresh_tokens.c.generation.label("of_token"))
            .join(refresh_tokens, refresh_tokens.c.session_id == sessions.c.id)
            .where(refresh_tokens.c.fingerprint == fingerprint)
            .with_for_update(of=sessions)
        )
        if row is None:
            return None
        return PresentedToken(session=self._tracked(row), generation=row.of_token)

    async def get(self, id: UUID) -> Session:
        await self._transaction.first(
            select(sessions.c.id).where(sessions.c.id == id).with_for_update()
        )
        return await self._transaction.load(sessions, id, _session, _session_row)

    async def own(self, id: UUID, account_id: UUID) -> Session:
        session = await self.get(id)
        if session.account_id != account_id:
            raise NotFound(f"Session {id} is another account's")
        return session

    async def open_of_account(self, account_id: UUID) -> list[Session]:
        rows = await self._transaction.all(
            select(sessions)
            .where(sessions.c.account_id == account_id, sessions.c.ended_at.is_(None))
            .order_by(sessions.c.id)
            .with_for_update()
        )
        return [self._tracked(row) for row in rows]

    async def is_new_device(self, account_id: UUID, device: str) -> bool:
        of_account = exists().where(sessions.c.account_id == account_id)
        known = of_account.where(sessions.c.device == device)
        return bool(await self._transaction.scalar(select(and_(of_account, not_(known)))))

    def _tracked(self, row: Row) -> Session:
        return self._transaction.track(sessions, _session(row), _session_row)


class StoredSignInAttempts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def under(self, sign_in_name: str) -> SignInAttempts:
        wanted = attempts_id(sign_in_name)
        first = {"id": wanted, "failures": 0, "under_way": 0, "version": 1}
        await self._transaction.execute(
            insert(sign_in_attempts).values(first).on_conflict_do_nothing()
        )
        await self._transaction.first(
            select(sign_in_attempts.c.id).where(sign_in_attempts.c.id == wanted).with_for_update()
        )
        return await self._transaction.load(sign_in_attempts, wanted, _attempts, _attempts_row)


def _session(row: Row) -> Session:
    return Session(
        id=row.id,
        account_id=row.account_id,
        person_id=row.person_id,
        role_assignment_id=row.role_assignment_id,
        started_at=row.started_at,
        rotated_at=row.rotated_at,
        generation=row.generation,
        ended_at=row.ended_at,
        ended_because=End(row.ended_because) if row.ended_because else None,
        device=row.device,
        first_steps=frozenset(row.first_steps),
        identity_provider_id=row.identity_provider_id,
        version=row.version,
    )


def _session_row(session: Session) -> dict[str, object]:
    return {
        "id": session.id,
        "account_id": session.account_id,
        "person_id": session.person_id,
        "role_assignment_id": session.role_assignment_id,
        "started_at": session.started_at,
        "rotated_at": session.rotated_at,
        "generation": session.generation,
        "ended_at": session.ended_at,
        "ended_because": session.ended_because.value if session.ended_because else None,
        "device": session.device,
        "first_steps": sorted(session.first_steps),
        "identity_provider_id": session.identity_provider_id,
    }


def _attempts(row: Row) -> SignInAttempts:
    return SignInAttempts(
        id=row.id,
        failures=row.failures,
        under_way=row.under_way,
        last_at=row.last_at,
        locked_until=row.locked_until,
        account_id=row.account_id,
        version=row.version,
    )


def _attempts_row(attempts: SignInAttempts) -> dict[str, object]:
    return {
        "id": attempts.id,
        "failures": attempts.failures,
        "under_way": attempts.under_way,
        "last_at": attempts.last_at,
        "locked_until": attempts.locked_until,
        "account_id": attempts.account_id,
    }

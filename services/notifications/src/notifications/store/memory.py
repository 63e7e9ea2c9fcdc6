"""What earlier moves of a request left behind, and moves that wait for facts."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Table, delete, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from chassis.store import Transaction
from notifications.domain.moves import CALLS_OFF, Move, Remembered, RequestMoved
from notifications.store.moved import moved_from_json, moved_to_json
from notifications.store.tables.messages import (
    heard_requests,
    named_instructors,
    named_supervisors,
    postponed_moves,
    redirections,
)

WAIT_FOR_FACTS = timedelta(seconds=1)
MOST_WAITS = 20


class StoredRequestMemory:
    """Written at once, not at the end, so that the moves of one batch see one another's traces."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def remember(self, moved: RequestMoved) -> Remembered:
        called_off = await self._called_off(moved)
        return replace(await self._left_behind(moved), called_off=called_off)

    async def _called_off(self, moved: RequestMoved) -> bool:
        """Whether a later move ended it; moves of one request wait for one another here."""
        statement = insert(heard_requests).values(
            placement_request_id=moved.placement_request_id,
            called_off_in_sequence=moved.sequence if moved.move in CALLS_OFF else 0,
        )
        latest = func.greatest(
            heard_requests.c.called_off_in_sequence, statement.excluded.called_off_in_sequence
        )
        ended_in: int = await self._transaction.scalar(
            statement.on_conflict_do_update(
                index_elements=["placement_request_id"], set_={"called_off_in_sequence": latest}
            ).returning(heard_requests.c.called_off_in_sequence)
        )
        return ended_in > moved.sequence

    async def _left_behind(self, moved: RequestMoved) -> Remembered:
        match moved.move:
            case Move.SENT:
                return await self._begin_anew(moved)
            case Move.REDIRECTED:
                return await self._redirected(moved)
            case Move.CANCELLED:
                return Remembered(was_redirected=await self._was_redirected(moved))
            case Move.SUPERVISORS_ASSIGNED:
                named = await self._newly_named(named_supervisors, moved, moved.supervisor_ids)
                return Remembered(newly_named=named)
            case Move.INSTRUCTORS_ASSIGNED:
                named = await self._newly_named(named_instructors, moved, moved.instructor_ids)
                return Remembered(newly_named=named)
            case _:
                return Remembered()

    async def _begin_anew(self, moved: RequestMoved) -> Remembered:
        """A request that is sent again is redirected anew, and the school is told anew."""
        await self._transaction.execute(
            delete(redirections).where(
                redirections.c.placement_request_id == moved.placement_request_id,
                redirections.c.sequence < moved.sequence,
            )
        )
        return Remembered()

    async def _redirected(self, moved: RequestMoved) -> Remembered:
        new = await self._transaction.execute(
            insert(redirections)
            .values(
                placement_request_id=moved.placement_request_id,
                destination_id=moved.destination_id,
                sequence=moved.sequence,
            )
            .on_conflict_do_nothing()
        )
        return Remembered(was_redirected=True, destination_is_news=new > 0)

    async def _was_redirected(self, moved: RequestMoved) -> bool:
        found: bool = await self._transaction.scalar(
            select(
                exists().where(redirections.c.placement_request_id == moved.placement_request_id)
            )
        )
        return found

    async def _newly_named(
        self, named: Table, moved: RequestMoved, people: Collection[UUID]
    ) -> frozenset[UUID]:
        """Who was not named before; those named no longer are forgotten."""
        of_request = named.c.placement_request_id == moved.placement_request_id
        await self._transaction.execute(
            delete(named).where(
                of_request,
                named.c.sequence < moved.sequence,
                named.c.person_id.not_in(list(people)),
            )
        )
        if not people:
            return frozenset()
        rows = await self._transaction.all(
            insert(named)
            .values(
                [
                    {
                        "placement_request_id": moved.placement_request_id,
                        "person_id": each,
                        "sequence": moved.sequence,
                    }
                    for each in sorted(set(people))
                ]
            )
            .on_conflict_do_nothing()
            .returning(named.c.person_id)
        )
        return frozenset(row.person_id for row in rows)


class StoredPostponedMoves:
    """Moves that arrived before the facts about their people and places."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def put_off(self, moved: RequestMoved) -> None:
        """Wait, or wait a little longer, for the facts."""
        again = self._transaction.now + WAIT_FOR_FACTS
        await self._transaction.execute(
            insert(postponed_moves)
            .values(
                event_id=moved.event_id,
                moved=moved_to_json(moved),
                attempts=0,
                try_again_at=again,
            )
            .on_conflict_do_update(
                index_elements=["event_id"],
                set_={"attempts": postponed_moves.c.attempts + 1, "try_again_at": again},
            )
        )

    async def claim(self, now: datetime) -> list[tuple[RequestMoved, bool]]:
        """Due moves in their order, locked until the transaction ends; True for the last try."""
        table = postponed_moves
        rows = await self._transaction.all(
            select(table)
            .where(table.c.try_again_at <= now)
            .order_by(table.c.event_id)
            .limit(100)
            .with_for_update(skip_locked=True)
        )
        return [(moved_from_json(row.moved), row.attempts + 1 >= MOST_WAITS) for row in rows]

    async def forget(self, event_id: UUID) -> None:
        await self._transaction.execute(
            delete(postponed_moves).where(postponed_moves.c.event_id == event_id)
        )

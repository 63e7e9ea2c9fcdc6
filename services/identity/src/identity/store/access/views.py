"""Where views are kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from chassis.store import Row, Transaction
from identity.domain.access.view import View, ViewEnd
from identity.store.tables.factors import views


class StoredViews:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, view: View) -> None:
        self._transaction.insert(views, view, _to_row)

    async def get(self, id: UUID) -> View:
        await self._transaction.first(select(views.c.id).where(views.c.id == id).with_for_update())
        return await self._transaction.load(views, id, _view, _to_row)

    async def overdue(self, now: datetime) -> list[View]:
        rows = await self._transaction.all(
            select(views)
            .where(views.c.ended_at.is_(None), views.c.expires_at <= now)
            .limit(1000)
            .with_for_update(skip_locked=True)
        )
        return [self._transaction.track(views, _view(row), _to_row) for row in rows]


def _view(row: Row) -> View:
    return View(
        id=row.id,
        agency_id=row.agency_id,
        viewer_account_id=row.viewer_account_id,
        viewer_person_id=row.viewer_person_id,
        session_id=row.session_id,
        person_id=row.person_id,
        role_assignment_id=row.role_assignment_id,
        reason=row.reason,
        began_at=row.began_at,
        expires_at=row.expires_at,
        ended_at=row.ended_at,
        ended_because=ViewEnd(row.ended_because) if row.ended_because else None,
        version=row.version,
    )


def _to_row(view: View) -> dict[str, object]:
    return {
        "id": view.id,
        "agency_id": view.agency_id,
        "viewer_account_id": view.viewer_account_id,
        "viewer_person_id": view.viewer_person_id,
        "session_id": view.session_id,
        "person_id": view.person_id,
        "role_assignment_id": view.role_assignment_id,
        "reason": view.reason,
        "began_at": view.began_at,
        "expires_at": view.expires_at,
        "ended_at": view.ended_at,
        "ended_because": view.ended_because.value if view.ended_because else None,
    }

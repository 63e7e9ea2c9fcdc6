"""Where somebody is signed in."""

from datetime import UTC, datetime
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.store import Connection
from identity.domain.sign_in.session import IDLE, LONGEST
from identity.store.tables.sign_in import sessions


class OwnSession(BaseModel):
    """One device that is signed in."""

    id: UUID
    device: str = Field(description="Browser and system; empty where nothing is known.")
    started_at: datetime
    last_used_at: datetime = Field(description="To about ten minutes.")
    expires_at: datetime
    current: bool = Field(description="Whether it is the one that asks.")


async def own_sessions(connection: Connection, viewer: Viewer) -> list[OwnSession]:
    """Only those that are not over."""
    now = datetime.now(UTC)
    rows = await connection.all(
        select(sessions.c.id, sessions.c.device, sessions.c.started_at, sessions.c.rotated_at)
        .where(
            sessions.c.account_id == viewer.account_id,
            sessions.c.ended_at.is_(None),
            sessions.c.rotated_at > now - IDLE,
            sessions.c.started_at > now - LONGEST,
        )
        .order_by(sessions.c.rotated_at.desc())
        .limit(200)
    )
    return [
        OwnSession(
            id=row.id,
            device=row.device,
            started_at=row.started_at,
            last_used_at=row.rotated_at,
            expires_at=row.started_at + LONGEST,
            current=row.id == viewer.session_id,
        )
        for row in rows
    ]

"""What became of the mails: the log for administrators, newest first."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from chassis.auth import Viewer
from chassis.store import Connection
from notifications.store.tables.messages import mail_deliveries
from policy.permissions import Action, may

MailState = Literal["due", "sent", "bounced", "failed"]


class MailDeliveryRow(BaseModel):
    """`bounced`: the mail server refused it for good; `failed`: given up after the last try."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    event_id: UUID
    person_id: UUID
    agency_id: UUID
    kind: str = Field(examples=["sent"])
    reference: str | None = Field(default=None, examples=["PR-2026-000123"])
    language: str = Field(examples=["en"])
    address: str = Field(examples=["coordination@hospital.example"])
    subject: str
    state: MailState
    attempts: int
    try_again_at: datetime
    last_error: str | None = Field(default=None, examples=["recipient refused (550)"])
    created_at: datetime
    sent_at: datetime | None = None


async def mail_deliveries_seen_by(
    connection: Connection, viewer: Viewer, *, after: UUID | None, limit: int
) -> list[MailDeliveryRow]:
    """Administrators see every mail, local ones those to people of their own agency."""
    table = mail_deliveries
    columns = [table.c[name] for name in MailDeliveryRow.model_fields]
    statement = select(*columns).order_by(table.c.id.desc()).limit(limit)
    if not may(viewer, Action.OVERSEE_NETWORK):
        statement = statement.where(table.c.agency_id == viewer.agency_id)
    if after is not None:
        statement = statement.where(table.c.id < after)
    return [MailDeliveryRow.model_validate(row) for row in await connection.all(statement)]

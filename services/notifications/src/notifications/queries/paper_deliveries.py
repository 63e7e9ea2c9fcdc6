"""The letters that wait in a coordinator's delivery queue, or were sent from it."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import Select, select

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Connection, Row
from notifications.domain.paper_delivery import PaperDelivery
from notifications.store.paper import letters_of, paper_delivery_from_row
from notifications.store.tables.directory import people, sites
from notifications.store.tables.messages import paper_deliveries

State = Literal["waiting", "sent", "void"]


class PaperDeliveryRow(BaseModel):
    """`void`: the request was called off before the letter was sent."""

    id: UUID
    kind: Literal["to_service", "to_destination"]
    placement_request_id: UUID
    reference: str = Field(examples=["PR-2026-000123"])
    language: Literal["fr", "en"]
    site: str | None = None
    recipient: str | None = Field(default=None, examples=["Marie Tremblay"])
    starts_on: date
    ends_on: date
    students: int
    state: State
    created_at: datetime
    sent_at: datetime | None = None
    version: int


async def paper_deliveries_of(
    connection: Connection,
    viewer: Viewer,
    *,
    state: State | None,
    after: UUID | None,
    limit: int,
) -> list[PaperDeliveryRow]:
    """The letters that the viewer's rights put into their queue, newest first."""
    table = paper_deliveries
    statement = _letters(viewer).order_by(table.c.id.desc()).limit(limit)
    if state is not None:
        statement = statement.where(table.c.state == state)
    if after is not None:
        statement = statement.where(table.c.id < after)
    return [_row(row) for row in await connection.all(statement)]


async def paper_delivery_of(connection: Connection, viewer: Viewer, id: UUID) -> PaperDeliveryRow:
    """Raises NotFound."""
    row = await connection.first(_letters(viewer).where(paper_deliveries.c.id == id))
    if row is None:
        raise NotFound(f"No paper delivery {id}")
    return _row(row)


def _letters(viewer: Viewer) -> Select[Any]:
    table = paper_deliveries
    return (
        select(table, sites.c.name.label("site"), people.c.first_name, people.c.last_name)
        .select_from(
            table.outerjoin(sites, sites.c.id == table.c.site_id).outerjoin(
                people, people.c.id == table.c.contact_person_id
            )
        )
        .where(letters_of(viewer))
    )


def _row(row: Row) -> PaperDeliveryRow:
    letter: PaperDelivery = paper_delivery_from_row(row)
    moved = letter.moved
    return PaperDeliveryRow(
        id=letter.id,
        kind=letter.kind.value,
        placement_request_id=moved.placement_request_id,
        reference=moved.reference,
        language=letter.language,
        site=row.site,
        recipient=f"{row.first_name} {row.last_name}" if row.last_name else None,
        starts_on=moved.starts_on,
        ends_on=moved.ends_on,
        students=moved.students,
        state=letter.state.value,
        created_at=letter.created_at,
        sent_at=letter.sent_at,
        version=letter.version,
    )

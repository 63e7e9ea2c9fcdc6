"""Where letters wait to be printed and sent."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Uuid,
    and_,
    any_,
    false,
    literal,
    select,
    true,
    update,
)

from chassis.auth import Viewer
from chassis.domain import NotFound
from chassis.store import Row, Transaction
from notifications.domain.moves import RequestMoved
from notifications.domain.paper_delivery import PaperDelivery, PaperKind, PaperState
from notifications.store.moved import moved_from_json, moved_to_json
from notifications.store.tables.directory import programs
from notifications.store.tables.messages import paper_deliveries
from policy.permissions import Action, Side, may, side_of_role


def letters_of(viewer: Viewer) -> ColumnElement[bool]:
    """Which letters a viewer may see: those that their own rights put into their queue."""
    table = paper_deliveries.c
    if not may(viewer, Action.READ_LETTERS):
        return false()
    if may(viewer, Action.OVERSEE_NETWORK):
        return true()
    if _finer_than_letters(viewer):
        return false()
    if side_of_role(viewer.role) is Side.SCHOOL:
        kind, within = PaperKind.TO_SERVICE, _school_scopes(viewer)
    else:
        kind, within = PaperKind.TO_DESTINATION, _among(table.site_id, viewer.site_ids)
    return and_(table.agency_id == viewer.agency_id, table.kind == kind.value, *within)


def _school_scopes(viewer: Viewer) -> list[ColumnElement[bool]]:
    program_id = paper_deliveries.c.program_id
    within = _among(program_id, viewer.program_ids)
    if viewer.department_ids is not None:
        (of_departments,) = _among(programs.c.department_id, viewer.department_ids)
        within.append(program_id.in_(select(programs.c.id).where(of_departments)))
    return within


def _among(thing: Column[UUID], scope: frozenset[UUID] | None) -> list[ColumnElement[bool]]:
    """No condition where the rights do not end."""
    return [] if scope is None else [thing == any_(literal(sorted(scope), ARRAY(Uuid)))]


def _finer_than_letters(viewer: Viewer) -> bool:
    """The queue knows programs and sites: whoever is limited by less sees no letter."""
    finer = (viewer.service_ids, viewer.destination_ids, viewer.disciplines)
    return any(scope is not None for scope in finer)


class StoredPaperDeliveries:
    """The repository that the domain asks for, on PostgreSQL."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, delivery: PaperDelivery) -> None:
        self._transaction.insert(paper_deliveries, delivery, _to_row)

    async def get(self, id: UUID, viewer: Viewer) -> PaperDelivery:
        """Raises NotFound for a letter outside of the viewer's rights."""
        row = await self._transaction.first(
            paper_deliveries.select().where(paper_deliveries.c.id == id, letters_of(viewer))
        )
        if row is None:
            raise NotFound(f"No paper delivery {id}")
        return self._transaction.track(paper_deliveries, paper_delivery_from_row(row), _to_row)

    async def void(self, moved: RequestMoved) -> None:
        table = paper_deliveries
        await self._transaction.execute(
            update(table)
            .where(
                table.c.placement_request_id == moved.placement_request_id,
                table.c.state == PaperState.WAITING.value,
                table.c.sequence < moved.sequence,
            )
            .values(state=PaperState.VOID.value, version=table.c.version + 1)
        )


def paper_delivery_from_row(row: Row) -> PaperDelivery:
    return PaperDelivery(
        id=row.id,
        kind=PaperKind(row.kind),
        agency_id=row.agency_id,
        language="fr" if row.language == "fr" else "en",
        moved=moved_from_json(row.moved),
        contact_person_id=row.contact_person_id,
        state=PaperState(row.state),
        created_at=row.created_at,
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        version=row.version,
    )


def _to_row(delivery: PaperDelivery) -> dict[str, Any]:
    return {
        "id": delivery.id,
        "event_id": delivery.moved.event_id,
        "kind": delivery.kind.value,
        "agency_id": delivery.agency_id,
        "program_id": delivery.moved.program_id,
        "site_id": delivery.moved.site_id,
        "placement_request_id": delivery.moved.placement_request_id,
        "reference": delivery.moved.reference,
        "sequence": delivery.moved.sequence,
        "language": delivery.language,
        "contact_person_id": delivery.contact_person_id,
        "moved": moved_to_json(delivery.moved),
        "state": delivery.state.value,
        "created_at": delivery.created_at,
        "sent_at": delivery.sent_at,
        "sent_by": delivery.sent_by,
    }

"""The history of a request, as far as its viewer may read it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from chassis.auth import Role
from chassis.store import Connection, Prepared, Row
from placements.domain.requests.acts import Act
from placements.domain.requests.days import day_of
from placements.domain.requests.history import HistoryEntry, as_read_by
from placements.domain.requests.labels import Side, Standing, label_of
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import Reason
from placements.domain.requests.statuses import Channel, Status
from placements.queries.requests.reader import Reader
from placements.queries.requests.shown import (
    Named,
    Shown,
    ShownLabel,
    ShownReason,
    shown_label,
    shown_reason,
)
from placements.queries.requests.single import names_of, visible_row
from placements.store.tables.requests import placement_request_history

_h = placement_request_history.c
_lines = Prepared(
    select(placement_request_history)
    .where(_h.placement_request_id == bindparam("id"))
    .order_by(_h.sequence)
)


class HistoryLine(Shown):
    """One move; `actor` is None for the clock and for rules, `before` None for what came first."""

    at: datetime
    move: Move
    actor: Named | None
    actor_role: Role | None
    actor_agency_id: UUID | None
    before: ShownLabel | None
    after: ShownLabel
    reason: ShownReason | None
    comment: str | None
    changes: dict[str, dict[str, object]]


async def history_of_request(connection: Connection, id: UUID, reader: Reader) -> list[HistoryLine]:
    """Oldest first. Raises PlacementRequestNotFound."""
    request = await visible_row(connection, id, reader.viewer)
    side = reader.side(request["placing_agency_id"])
    rows = await connection.all(_lines, id=id)
    read = (as_read_by(_entry_from(row), side) for row in rows)
    entries = [entry for entry in read if entry is not None]
    names = await names_of(connection, [entry.act.person_id for entry in entries])
    return [_line(entry, side, names, reader.language) for entry in entries]


def _line(entry: HistoryEntry, side: Side, names: dict[UUID, str], language: str) -> HistoryLine:
    act, after = entry.act, label_of(entry.after, side)
    if after is None:
        raise LookupError("a line without a label is read by nobody")
    before = label_of(entry.before, side) if entry.before else None
    actor_id = act.person_id
    return HistoryLine(
        at=act.at,
        move=entry.move,
        actor=Named(id=actor_id, name=names.get(actor_id, "")) if actor_id else None,
        actor_role=act.role,
        actor_agency_id=act.agency_id,
        before=shown_label(before, language) if before else None,
        after=shown_label(after, language),
        reason=shown_reason(entry.reason, language),
        comment=act.comment,
        changes=entry.changes,
    )


def _entry_from(row: Row) -> HistoryEntry:
    return HistoryEntry(
        sequence=row["sequence"],
        move=Move(row["move"]),
        act=Act(
            at=row["at"],
            day=day_of(row["at"]),
            person_id=row["actor_id"],
            role=row["actor_role"] and Role(row["actor_role"]),
            agency_id=row["actor_agency_id"],
            comment=row["comment"],
        ),
        before=row["from_status"] and _standing(row, "from"),
        after=_standing(row, "to"),
        reason=row["reason"] and Reason(row["reason"], row["reason_text"]),
        changes=row["changes"],
    )


def _standing(row: Row, end: str) -> Standing:
    return Standing(
        Status(row[f"{end}_status"]),
        Channel(row[f"{end}_channel"]),
        release_ahead=row["release_ahead"],
        auto_redirected=row["auto_redirected"],
    )

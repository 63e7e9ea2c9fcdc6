"""How many requests bear which label, for the welcome page."""

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Select, Uuid, func, literal, select, text

from chassis.auth import Viewer
from chassis.store import Connection
from placements.domain.requests.labels import Label, Side, Standing, label_of
from placements.domain.requests.statuses import Channel, Status, school_status_of
from placements.queries.requests.labels import on_paper, release_ahead
from placements.queries.requests.reader import Reader
from placements.queries.requests.shown import Shown, ShownLabel, shown_label
from placements.queries.requests.visibility import listed_for
from placements.store.tables.requests import placement_requests

_r = placement_requests.c
_ANOTHER = UUID(int=0)


class RequestCount(Shown):
    """`status` as the viewer may know it; a status may be shown under several labels."""

    status: Status
    label: ShownLabel
    count: int


async def request_counts(
    connection: Connection, reader: Reader, *, ending_from: date | None
) -> list[RequestCount]:
    """In the order of a request's life; what nobody bears is left out."""
    counts: Counter[tuple[Status, Label]] = Counter()
    for row in await connection.all(_grouped(reader.viewer, ending_from, reader.today)):
        side = reader.side(reader.viewer.agency_id if row["own"] else _ANOTHER)
        standing = Standing(
            Status(row["status"]),
            Channel.PAPER if row["on_paper"] else Channel.ONLINE,
            release_ahead=row["release_ahead"],
            auto_redirected=row["auto_redirected"],
        )
        label = label_of(standing, side)
        if label is not None:
            counts[_seen(standing.status, side), label] += row["requests"]
    return [
        RequestCount(status=status, label=shown_label(label, reader.language), count=count)
        for (status, label), count in sorted(counts.items(), key=_in_life_order)
    ]


def _grouped(viewer: Viewer, ending_from: date | None, today: date) -> Select[Any]:
    groups = (
        _r.status,
        _r.auto_redirected,
        on_paper(today).label("on_paper"),
        release_ahead(today).label("release_ahead"),
        (_r.placing_agency_id == literal(viewer.agency_id, Uuid)).label("own"),
    )
    counted = select(*groups, func.count().label("requests")).where(listed_for(viewer))
    if ending_from is not None:
        counted = counted.where(_r.ends_on >= literal(ending_from, Date))
    return counted.group_by(*(text(str(place)) for place in range(1, len(groups) + 1)))


def _seen(status: Status, side: Side) -> Status:
    return school_status_of(status) if side is Side.SCHOOL else status


def _in_life_order(item: tuple[tuple[Status, Label], int]) -> tuple[int, str]:
    (status, label), _ = item
    return list(Status).index(status), label

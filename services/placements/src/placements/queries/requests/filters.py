"""How a list of requests is narrowed and ordered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Text,
    Uuid,
    and_,
    any_,
    false,
    literal,
    not_,
    or_,
    true,
    tuple_,
)

from chassis.auth import Viewer
from placements.domain.requests.labels import Label, Side
from placements.domain.requests.rights import side_of
from placements.domain.requests.statuses import CLOSED, Status
from placements.queries.requests.labels import reads
from placements.queries.requests.references import reference_like
from placements.queries.requests.visibility import status_not_among
from placements.store.tables.requests import placement_requests
from policy.permissions import Through, sight_of

_r = placement_requests.c
_NOWHERE = UUID(int=0)


class Sort(StrEnum):
    """By first day on site, or by when the request was written; `-` turns the order round."""

    STARTS_ON = "starts_on"
    STARTS_ON_LAST = "-starts_on"
    CREATED = "created"
    CREATED_LAST = "-created"


@dataclass(frozen=True, kw_only=True)
class RequestFilter:
    """What a list leaves in; an empty tuple leaves in everything.

    A period overlaps `from_on` to `until_on`. `include_closed` matters only to a destination
    coordinator who names no status: their inbox leaves out what is declined or cancelled.
    """

    statuses: tuple[Status, ...] = ()
    labels: tuple[Label, ...] = ()
    site_ids: tuple[UUID, ...] = ()
    destination_ids: tuple[UUID, ...] = ()
    program_ids: tuple[UUID, ...] = ()
    reference: str | None = None
    from_on: date | None = None
    until_on: date | None = None
    include_closed: bool = False
    sort: Sort = Sort.STARTS_ON


def conditions(filter_: RequestFilter, viewer: Viewer, today: date) -> list[ColumnElement[bool]]:
    """Each narrows the list; together with visibility they are its WHERE."""
    found = [
        column == any_(literal(list(ids), ARRAY(Uuid)))
        for column, ids in (
            (_r.site_id, filter_.site_ids),
            (_r.destination_id, filter_.destination_ids),
            (_r.program_id, filter_.program_ids),
        )
        if ids
    ]
    if filter_.statuses:
        found.append(_seen_as(filter_.statuses, viewer))
    if filter_.labels:
        found.append(_labelled(filter_.labels, viewer, today))
    if filter_.reference:
        found.append(reference_like(filter_.reference, today))
    if filter_.from_on:
        found.append(_r.ends_on >= literal(filter_.from_on, Date))
    if filter_.until_on:
        found.append(_r.starts_on <= literal(filter_.until_on, Date))
    return found + _without_closed(filter_, viewer)


def _without_closed(filter_: RequestFilter, viewer: Viewer) -> list[ColumnElement[bool]]:
    asked_for = filter_.include_closed or filter_.statuses or filter_.labels or filter_.reference
    if asked_for or not _answers_for_destination(viewer):
        return []
    return [status_not_among(CLOSED)]


def _answers_for_destination(viewer: Viewer) -> bool:
    """Whether the list is an inbox of a destination, at whatever level."""
    sight = sight_of(viewer)
    if sight is None or sight.through is not Through.RECEIVING_AGENCY:
        return False
    return side_of(viewer, _NOWHERE) is Side.DESTINATION


def _seen_as(statuses: Sequence[Status], viewer: Viewer) -> ColumnElement[bool]:
    """By the status as the viewer knows it: a school cannot search for a destination's answer."""
    school, others = _one_of(_r.school_status, statuses), _one_of(_r.status, statuses)
    return by_side(viewer, lambda side: school if side is Side.SCHOOL else others)


def _labelled(labels: Sequence[Label], viewer: Viewer, today: date) -> ColumnElement[bool]:
    return by_side(viewer, lambda side: or_(*(reads(label, side, today) for label in labels)))


def by_side(
    viewer: Viewer, condition: Callable[[Side], ColumnElement[bool]]
) -> ColumnElement[bool]:
    """An administrator looks at the requests of their own school as that school does."""
    elsewhere = condition(side_of(viewer, _NOWHERE))
    sight = sight_of(viewer)
    if sight is None or sight.through is not Through.NETWORK:
        return elsewhere
    own = _r.placing_agency_id == literal(viewer.agency_id, Uuid)
    return or_(and_(own, condition(Side.SCHOOL)), and_(not_(own), elsewhere))


def _one_of(column: ColumnElement[str], statuses: Sequence[Status]) -> ColumnElement[bool]:
    if len(statuses) == 1:
        return column == literal(statuses[0].value, Text)
    return column == any_(literal([status.value for status in statuses], ARRAY(Text)))


def order_of(sort: Sort) -> list[ColumnElement[Any]]:
    """Ends with the id, so that every row has its own place."""
    columns = _columns(sort)
    return [column.desc() for column in columns] if _descending(sort) else columns


def after(sort: Sort, cursor: tuple[Any, ...] | None) -> ColumnElement[bool]:
    """Where the next page begins; a cursor of another order leads nowhere."""
    if cursor is None:
        return true()
    columns = _columns(sort)
    if len(cursor) != len(columns):
        return false()
    there = tuple_(
        *(literal(value, column.type) for value, column in zip(cursor, columns, strict=True))
    )
    return tuple_(*columns) < there if _descending(sort) else tuple_(*columns) > there


def _columns(sort: Sort) -> list[ColumnElement[Any]]:
    by_start = sort in (Sort.STARTS_ON, Sort.STARTS_ON_LAST)
    return [_r.starts_on, _r.id] if by_start else [_r.id]


def _descending(sort: Sort) -> bool:
    return sort.startswith("-")

"""Finds the staff records that may be the same person's, through the indexes."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select

from chassis.auth import Viewer
from chassis.store import Connection, Row
from identity.domain.access.rights import sees_every_agency
from identity.domain.people.likeness import (
    Candidate,
    Likeness,
    Newcomer,
    alike_by_name,
    nearest,
    same_email,
)
from identity.domain.wording import plain, sought
from identity.store.tables.people import people

_MOST_READ = 2000


async def candidates(
    connection: Connection, newcomer: Newcomer, *, agency_id: UUID, viewer: Viewer
) -> list[Candidate]:
    """Of a like name at the agency, or of the same address where the viewer may look."""
    of_name = and_(people.c.agency_id == agency_id, or_(*_by_name(newcomer)))
    of_email = and_(or_(*_by_email(newcomer)), *_visible(viewer)) if _emails(newcomer) else None
    seen: dict[UUID, Candidate] = {}
    for condition in (of_name, of_email):
        if condition is None:
            continue
        rows = await connection.all(
            select(
                people.c.id,
                people.c.agency_id,
                people.c.department_id,
                people.c.first_name,
                people.c.last_name,
                people.c.email,
                people.c.direct_email,
                people.c.active,
            )
            .where(condition)
            .limit(_MOST_READ)
        )
        for row in rows:
            if why := _likeness(newcomer, row, agency_id):
                seen[row.id] = _candidate(row, why)
    return nearest(seen.values())


def _likeness(newcomer: Newcomer, row: Row, agency_id: UUID) -> tuple[Likeness, ...]:
    why = []
    if same_email(newcomer, email=row.email, direct_email=row.direct_email):
        why.append(Likeness.SAME_EMAIL)
    mine, theirs = (newcomer.first_name, newcomer.last_name), (row.first_name, row.last_name)
    if row.agency_id == agency_id and (name := alike_by_name(mine, theirs)):
        why.append(name)
    return tuple(why)


def _by_name(newcomer: Newcomer) -> list[ColumnElement[bool]]:
    """One of the names whole, or the beginnings of both: a slip in one leaves the other."""
    first, last = plain(newcomer.first_name).split(), plain(newcomer.last_name).split()
    whole = [[word] for word in sought(f"{newcomer.first_name} {newcomer.last_name}")]
    begun = [sorted({first[0][:2], last[0][:2]})] if first and last else []
    words = whole + begun
    return [people.c.search_words.contains(some) for some in words] or [
        people.c.sort_name == plain(f"{newcomer.last_name} {newcomer.first_name}")
    ]


def _by_email(newcomer: Newcomer) -> list[ColumnElement[bool]]:
    emails = _emails(newcomer)
    return [
        func.lower(people.c.email).in_(emails),
        func.lower(people.c.direct_email).in_(emails),
    ]


def _emails(newcomer: Newcomer) -> list[str]:
    return sorted({email.lower() for email in (newcomer.email, newcomer.direct_email) if email})


def _visible(viewer: Viewer) -> list[ColumnElement[bool]]:
    return [] if sees_every_agency(viewer) else [people.c.agency_id == viewer.agency_id]


def _candidate(row: Row, likeness: tuple[Likeness, ...]) -> Candidate:
    return Candidate(
        id=row.id,
        agency_id=row.agency_id,
        department_id=row.department_id,
        first_name=row.first_name,
        last_name=row.last_name,
        active=row.active,
        likeness=likeness,
    )

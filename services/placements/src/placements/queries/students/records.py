"""The students of a school, as its own people may see them."""

import asyncio
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, literal
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Uuid

from chassis.store import Row
from placements.domain.places.search import search_key
from placements.domain.students.errors import MayNotKeepStudents, StudentNotFound
from placements.domain.students.personal import Personal
from placements.domain.students.student import Student
from placements.queries.requests.reader import Reader
from placements.queries.requests.shown import Shown
from placements.queries.students.filters import ConsentFilter, consent_is
from placements.queries.students.shown import Seen, StudentRecord, kept
from placements.store.store import PlacementsStore
from placements.store.students.rows import opened, student_from
from placements.store.students.students import with_keys
from placements.store.tables.places import programs
from placements.store.tables.students import students
from policy.disclosure import Case, Disclosure, Field, Standpoint, decide, standpoint_at_school
from policy.disclosure.standpoints import IN_SCHOOL, school_standpoint

_s = students.c
MOST_FOUND = 100
_AT_A_STRETCH = 250
"""Records opened before others get their turn."""


async def records_page(
    store: PlacementsStore,
    reader: Reader,
    *,
    program_id: UUID | None = None,
    consent: ConsentFilter | None = None,
    limit: int,
    after: UUID | None,
) -> list[StudentRecord]:
    """In the order of their making: an order by name would put names into the cursor's URL.

    Raises MayNotKeepStudents for whoever is at no school.
    """
    conditions = _own(reader)
    if program_id is not None:
        conditions.append(_s.program_id == program_id)
    if consent is not None:
        conditions.append(consent_is(consent, reader.today))
    if after is not None:
        conditions.append(_s.id > after)
    wanted = with_keys.where(*conditions).order_by(_s.id).limit(limit)
    return [_opened(row, store, reader) for row in await store.connection.all(wanted)]


async def one_record(store: PlacementsStore, id: UUID, reader: Reader) -> StudentRecord:
    """Raises StudentNotFound."""
    student = await store.students.get(id)
    return record_of(student, reader)


async def records_found(
    store: PlacementsStore, reader: Reader, words: str, *, program_id: UUID | None = None
) -> list[StudentRecord]:
    """By the beginnings of names, or of the student number, by name; at most 100.

    Every record of the school is opened and compared here: an index of names would outlive the
    keys. What the engine hides is not found by.
    """
    wanted, conditions = search_key(words).split(), _own(reader)
    if program_id is not None:
        conditions.append(_s.program_id == program_id)
    conditions.append(_s.destroyed_at.is_(None))
    found = []
    for number, row in enumerate(await store.connection.all(with_keys.where(*conditions))):
        student = student_from(row, opened(row, store.data_keys))
        key = _found_by(student, reader, wanted)
        if key is not None:
            found.append((key, student))
        if number % _AT_A_STRETCH == 0:
            await asyncio.sleep(0)
    nearest = sorted(found, key=lambda each: each[0])[:MOST_FOUND]
    return [record_of(student, reader) for _, student in nearest]


def record_of(student: Student, reader: Reader) -> StudentRecord:
    """Raises StudentNotFound for whoever has nothing to do with the student."""
    seen = _seen(student, reader)
    if not seen.shown:
        raise StudentNotFound(f"{reader.viewer.role} sees no {student.id}")
    personal = student.personal
    facts = Seen(seen, f"№ {student.id.hex[-6:]}", reader.language).facts(personal)
    keeps = _standpoint(student, reader) is Standpoint.SCHOOL
    year_shown = keeps and Field.BIRTH_DAY in seen.shown
    return StudentRecord(
        born_on=personal.born_on if personal and year_shown else None,
        **_values(kept(student, reader.today)),
        **_values(facts),
    )


def _values(shown: Shown) -> dict[str, Any]:
    return {name: getattr(shown, name) for name in type(shown).model_fields}


def _own(reader: Reader) -> list[ColumnElement[bool]]:
    viewer = reader.viewer
    if school_standpoint(viewer) not in IN_SCHOOL:
        raise MayNotKeepStudents(f"{viewer.role} is at no school")
    own: list[ColumnElement[bool]] = [_s.agency_id == viewer.agency_id]
    if viewer.program_ids is not None:
        own.append(_s.program_id == _any_of(viewer.program_ids))
    if viewer.department_ids is not None:
        own.append(programs.c.department_id == _any_of(viewer.department_ids))
    return own


def _any_of(ids: Collection[UUID]) -> ColumnElement[bool]:
    return any_(literal(sorted(ids), ARRAY(Uuid)))


def _standpoint(student: Student, reader: Reader) -> Standpoint:
    return standpoint_at_school(
        reader.viewer,
        agency_id=student.agency_id,
        program_id=student.program_id,
        department_id=student.department_id,
    )


def _seen(student: Student, reader: Reader) -> Disclosure:
    return decide(
        Case(
            _standpoint(student, reader),
            consent=student.consent_state(reader.today),
            without_names=not reader.viewer.may_see_names,
        )
    )


def _opened(row: Row, store: PlacementsStore, reader: Reader) -> StudentRecord:
    personal: Personal | None = opened(row, store.data_keys)
    return record_of(student_from(row, personal), reader)


def _found_by(student: Student, reader: Reader, words: Sequence[str]) -> str | None:
    """The key to sort by, if what is shown of the record answers to every word."""
    personal, shown = student.personal, _seen(student, reader).shown
    if personal is None:
        return None
    named = [personal.last_name, personal.first_name] if Field.NAME in shown else []
    number = [personal.student_number] if Field.STUDENT_NUMBER in shown else []
    own = search_key(" ".join(named + number)).split()
    answers = all(any(each.startswith(word) for each in own) for word in words)
    return " ".join(own) if own and answers else None

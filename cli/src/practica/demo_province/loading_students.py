"""A few students of the demo province, their consents, and who of them goes where."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from random import Random

from chassis.store import Database
from placements.domain.requests.statuses import Status
from placements.domain.students.consent_texts import TEXTS
from placements.domain.students.consents import Signature
from placements.domain.students.personal import Personal
from placements.domain.students.roster import Roster, RosterChanged, RosterPlace
from placements.domain.students.student import Student
from placements.store.store import PlacementsStore
from placements.store.students.rows import roster_row
from placements.store.tables.students import placement_request_rosters
from practica.demo_province.generate import PROVINCE
from practica.demo_province.identities import demo_id
from practica.demo_province.naming import Namer
from practica.demo_province.province import DemoProvince, DemoRequest

MOST_REQUESTS = 16
"""So many requests of one program know their students."""

_PLACED = frozenset({Status.PENDING, Status.ACCEPTED, Status.CONFIRMED})
_FOUND = "SELECT 1 FROM students WHERE id = $1"
_DAY = timedelta(days=1)
_SIGNED = (200 * _DAY, 400 * _DAY, (6 * 365 - 90) * _DAY, 7 * 365 * _DAY, None)
"""How long ago: two that hold, one near its end, one that ran out, and one still to be signed."""


async def load_students(database: Database[PlacementsStore], province: DemoProvince) -> int:
    """How many were written; none if they are there."""
    async with database.reading() as connection:
        if await connection.raw.fetchval(_FOUND, demo_id("student", 0)) is not None:
            return 0
    program = province.programs[0]
    placed = [
        request
        for request in province.requests
        if request.course.program.id == program.id and request.status in _PLACED
    ][:MOST_REQUESTS]
    namer, ages = Namer(Random(7)), cycle(_SIGNED)  # noqa: S311 - names for the same people each time
    written = 0
    async with database.transaction() as store:
        for request in placed:
            students = []
            for _ in range(request.students):
                students.append(_student(written, namer, request, next(ages), store.now))
                written += 1
                store.students.add(students[-1])
                store.students.write_consent(students[-1])
            _write_roster(request, students, store)
    return written


def _student(
    number: int, namer: Namer, request: DemoRequest, signed: timedelta | None, now: datetime
) -> Student:
    named = namer.next()
    personal = Personal(
        first_name=named.first_name,
        last_name=named.last_name,
        student_number=f"{2_310_000 + number}",
        school_email=f"{named.mailbox}@etu.mont-boreal.example.org",
        born_on=date(1996 + number % 6, 1 + number % 12, 1 + number % 28),
    )
    program = request.course.program
    student = Student.record_new(
        agency_id=program.agency_id, program_id=program.id, personal=personal, now=now
    )
    student.id = demo_id("student", number)
    if signed is not None:
        _sign(student, now, signed)
    return student


def _sign(student: Student, now: datetime, ago: timedelta) -> None:
    """Texts are signed since 2020 only: an older signature is put back afterwards."""
    text = TEXTS[f"{PROVINCE}-standard-1"]
    signed_on = (now - ago).date()
    student.consent_to(text, Signature(signed_on=max(signed_on, text.signed_from)), now)
    if student.consent is not None and signed_on < text.signed_from:
        expired = (now - _DAY).date()
        student.consent = replace(student.consent, signed_on=signed_on, expires_on=expired)


def _write_roster(request: DemoRequest, students: list[Student], store: PlacementsStore) -> None:
    named_at = datetime(request.starts_on.year, 1, 1, tzinfo=UTC)
    finalized = request.status is Status.CONFIRMED
    roster = Roster(
        id=request.id,
        agency_id=request.course.program.agency_id,
        places=tuple(
            RosterPlace(student.id, number, named_at, named_at if finalized else None)
            for number, student in enumerate(students, start=1)
        ),
        last_number=len(students),
    )
    roster.record(RosterChanged(roster))
    store.transaction.insert(placement_request_rosters, roster, roster_row)

"""The students of one placement request: proposed by their school, released one day."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from placements.domain.requests.record import RequestRecord
from placements.domain.requests.statuses import CLOSED, Status
from placements.domain.students.errors import (
    ConsentNotValid,
    GroupFull,
    NamingClosed,
    StudentNotNamed,
    StudentOfAnotherProgram,
)
from placements.domain.students.student import Student
from policy.disclosure import ConsentState

_NO_MORE_NAMING = CLOSED | {Status.WITHDRAWN}
_RELEASED_FROM = frozenset({Status.ACCEPTED, Status.CONFIRMED})


@dataclass(frozen=True, slots=True)
class RosterPlace:
    """`number` makes the nickname; it is never given to another student of the request."""

    student_id: UUID
    number: int
    named_at: datetime
    finalized_at: datetime | None = None


@dataclass(frozen=True)
class RosterChanged(DomainEvent):
    """Somebody was named, taken off, or released."""

    roster: "Roster"


@dataclass(eq=False, kw_only=True)
class Roster(Aggregate):
    """It has the id of its request; `agency_id` is the school."""

    agency_id: UUID
    places: tuple[RosterPlace, ...] = ()
    last_number: int = 0

    @classmethod
    def of(cls, request: RequestRecord) -> Self:
        """The empty roster of a request."""
        return cls(id=request.id, agency_id=request.placing_agency_id)

    @property
    def student_ids(self) -> tuple[UUID, ...]:
        return tuple(place.student_id for place in self.places)

    @property
    def has_changed(self) -> bool:
        return bool(self._recorded)

    @property
    def finalized(self) -> tuple[RosterPlace, ...]:
        return tuple(place for place in self.places if place.finalized_at is not None)

    def name(self, students: Collection[Student], request: RequestRecord, now: datetime) -> None:
        """Who is on it already stays. Raises NamingClosed, GroupFull, StudentOfAnotherProgram or
        StudentDataDestroyed.
        """
        _expect_open(request)
        new = [student for student in students if student.id not in self.student_ids]
        for student in new:
            student.held()
            _expect_same_program(student, request)
        if len(self.places) + len(new) > request.asked.students:
            raise GroupFull("no place is left", field="student_ids", places=request.asked.students)
        for student in new:
            self.last_number += 1
            self.places += (RosterPlace(student.id, self.last_number, now),)
        self._tell(changed=bool(new))

    def remove(self, student_ids: Collection[UUID], request: RequestRecord) -> None:
        """Raises NamingClosed or StudentNotNamed."""
        _expect_open(request)
        self._expect_named(student_ids)
        self.places = tuple(each for each in self.places if each.student_id not in student_ids)
        self._tell(changed=bool(student_ids))

    def finalize(
        self, students: Collection[Student], request: RequestRecord, now: datetime
    ) -> None:
        """Release the names, which show once the request is confirmed. Raises NamingClosed,
        StudentNotNamed, or ConsentNotValid.
        """
        if request.status not in _RELEASED_FROM:
            raise NamingClosed(f"no names while {request.status}", status=request.school_status)
        released = {student.id for student in students}
        self._expect_named(released)
        for student in students:
            if student.consent_state(now.date()) is not ConsentState.VALID:
                raise ConsentNotValid("no valid consent", student_id=str(student.id))
        before = self.places
        self.places = tuple(
            replace(each, finalized_at=now)
            if each.student_id in released and each.finalized_at is None
            else each
            for each in before
        )
        self._tell(changed=self.places != before)

    def _expect_named(self, student_ids: Collection[UUID]) -> None:
        unknown = set(student_ids) - set(self.student_ids)
        if unknown:
            raise StudentNotNamed("not on this request", field="student_ids")

    def _tell(self, *, changed: bool) -> None:
        if changed:
            self.record(RosterChanged(self))


def _expect_open(request: RequestRecord) -> None:
    if request.status in _NO_MORE_NAMING:
        raise NamingClosed(f"{request.reference} is over", status=request.school_status)


def _expect_same_program(student: Student, request: RequestRecord) -> None:
    same = (student.agency_id, student.program_id) == (
        request.placing_agency_id,
        request.asked.program_id,
    )
    if not same:
        raise StudentOfAnotherProgram("of another program", field="student_ids")

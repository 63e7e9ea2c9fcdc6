"""Whose time is up, and the register of what was destroyed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import array

from chassis.store import Prepared, Transaction
from placements.domain.students.retention import DueStudent, RetentionRule
from placements.domain.students.student import Student
from placements.store.tables.people import agencies
from placements.store.tables.requests import placement_requests
from placements.store.tables.students import (
    destruction_register,
    placement_request_rosters,
    students,
)

_NEVER_TOOK_PLACE = [
    literal_column(f"'{status}'", Text) for status in ("declined", "cancelled", "withdrawn")
]
_s = students.c
_days = "America/Toronto"


def _day(moment: ColumnElement[object]) -> ColumnElement[date]:
    return cast(func.timezone(_days, moment), Date)


def _last_placement_ended_on() -> ColumnElement[date]:
    rosters, requests = placement_request_rosters, placement_requests
    on_it = rosters.c.student_ids.bool_op("@>")(array([_s.id], type_=Uuid))
    return (
        select(func.max(requests.c.ends_on))
        .select_from(rosters.join(requests, requests.c.id == rosters.c.id))
        .where(on_it, requests.c.status.not_in(_NEVER_TOOK_PLACE))
        .correlate(students)
        .scalar_subquery()
    )


_purpose_ended_on = func.greatest(
    func.coalesce(
        func.least(_s.graduated_on, _day(_s.consent_withdrawn_at), _s.consent_expires_on),
        _day(_s.created_at),
    ),
    _last_placement_ended_on(),
)
_due = Prepared(
    select(_s.id, _purpose_ended_on.label("purpose_ended_on"))
    .select_from(students.join(agencies, agencies.c.id == _s.agency_id))
    .where(
        _s.destroyed_at.is_(None),
        agencies.c.province == bindparam("province", type_=Text),
        _day(_s.created_at) <= bindparam("latest", type_=Date),
        _purpose_ended_on <= bindparam("latest", type_=Date),
    )
    .order_by(_s.created_at)
    .limit(bindparam("at_most", type_=Integer))
    .with_for_update(of=students, skip_locked=True)
)


class StoredRetention:
    """Reads the students whose time is up, province by province."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def due(self, rule: RetentionRule, today: date, *, at_most: int) -> Sequence[DueStudent]:
        """Locked until the commit; what another worker holds is passed over."""
        rows = await self._transaction.all(
            _due, province=rule.province, latest=rule.begun_before(today), at_most=at_most
        )
        return [DueStudent(row["id"], row["purpose_ended_on"]) for row in rows]

    def register(self, student: Student, due: DueStudent, rule: RetentionRule) -> None:
        self._transaction.append(
            destruction_register,
            {
                "student_id": student.id,
                "agency_id": student.agency_id,
                "province": rule.province,
                "years": rule.years,
                "purpose_ended_on": due.purpose_ended_on,
                "destroyed_at": self._transaction.now,
            },
        )

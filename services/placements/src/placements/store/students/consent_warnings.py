"""Which consents come to their end, found and marked in one statement."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Date, bindparam, func, select, update

from chassis.store import Prepared, Transaction
from contracts.placements import ConsentsNearExpiry
from placements.domain.students.warnings import NearExpiry
from placements.store.tables.students import students
from policy.disclosure.consent import WARNED_BEFORE

_s = students.c
_today = bindparam("today", type_=Date)
_marked = (
    update(students)
    .values(consent_warned_for=_s.consent_expires_on)
    .where(
        _s.destroyed_at.is_(None),
        _s.consent_withdrawn_at.is_(None),
        _s.consent_expires_on > _today,
        _s.consent_expires_on <= bindparam("warned_until", type_=Date),
        _s.graduated_on.is_(None) | (_s.graduated_on > _today),
        _s.consent_warned_for.is_distinct_from(_s.consent_expires_on),
    )
    .returning(_s.agency_id, _s.program_id, _s.consent_expires_on)
    .cte("marked")
)
_due = Prepared(
    select(
        _marked.c.agency_id,
        _marked.c.program_id,
        func.count().label("students"),
        func.min(_marked.c.consent_expires_on).label("first_expires_on"),
    )
    .group_by(_marked.c.agency_id, _marked.c.program_id)
    .order_by(_marked.c.program_id)
)


class StoredConsentWarnings:
    """A consent is marked with its own end, so the next one of the same student counts anew."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def due(self, today: date) -> Sequence[NearExpiry]:
        """Of two workers at once one finds them, and the other none."""
        rows = await self._transaction.all(_due, today=today, warned_until=today + WARNED_BEFORE)
        return [
            NearExpiry(
                agency_id=row["agency_id"],
                program_id=row["program_id"],
                students=row["students"],
                first_expires_on=row["first_expires_on"],
            )
            for row in rows
        ]

    def tell(self, near: NearExpiry) -> None:
        event = ConsentsNearExpiry(
            program_id=near.program_id,
            agency_id=near.agency_id,
            students=near.students,
            first_expires_on=near.first_expires_on,
        )
        self._transaction.publish(event, sequence=int(self._transaction.now.timestamp()))

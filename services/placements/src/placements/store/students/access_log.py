"""What left the school, written in the commit of the reading: ids and fields, no names."""

from collections.abc import Collection
from uuid import UUID

from chassis.ledger import ACCESS, Entry, enter
from chassis.store import Transaction
from placements.domain.students.purposes import Purpose
from policy.disclosure import Field


class StoredAccessLog:
    """Lines of the ledger that the school's administrators may read."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def disclosed(
        self,
        student_ids: Collection[UUID],
        fields: Collection[Field],
        *,
        school_id: UUID,
        request_id: UUID,
        purpose: Purpose,
    ) -> None:
        """One line for one answer, whomever it shows."""
        self._enter("students.disclosed", student_ids, fields, school_id, request_id, purpose)

    def exported(self, student_id: UUID, *, school_id: UUID) -> None:
        """Everything was given out."""
        purpose = Purpose.DATA_SUBJECT_REQUEST
        self._enter("student.exported", [student_id], list(Field), school_id, student_id, purpose)

    def _enter(
        self,
        what: str,
        concerns: Collection[UUID],
        fields: Collection[Field],
        school_id: UUID,
        subject_id: UUID,
        purpose: Purpose,
    ) -> None:
        facts = {
            "purpose": purpose.value,
            "fields": sorted(field.value for field in fields),
            "count": len(concerns),
        }
        enter(
            self._transaction,
            Entry(
                book=ACCESS,
                what=what,
                agency_id=school_id,
                subject_id=subject_id,
                concerns=tuple(concerns),
                facts=facts,
            ),
        )

"""What left the school, written in the commit of the reading: ids and fields, no names."""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from chassis.ledger import ACCESS, Entry, enter
from chassis.store import Transaction
from placements.domain.students.purposes import ExportPurpose, Purpose
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
        gender_needed_for: str | None = None,
    ) -> None:
        """One line for one answer, whomever it shows; a gender with the justification for it."""
        more = {"gender_needed_for": gender_needed_for} if Field.GENDER in fields else {}
        told = _Told(student_ids, fields, purpose, more)
        self._enter("students.disclosed", told, school_id, request_id)

    def exported(self, student_id: UUID, *, school_id: UUID, purpose: ExportPurpose) -> None:
        """Everything was given out."""
        told = _Told([student_id], list(Field), purpose, {})
        self._enter("student.exported", told, school_id, student_id)

    def _enter(self, what: str, told: "_Told", school_id: UUID, subject_id: UUID) -> None:
        facts = {
            "purpose": told.purpose.value,
            "fields": sorted(field.value for field in told.fields),
            "count": len(told.concerns),
            **told.more,
        }
        enter(
            self._transaction,
            Entry(
                book=ACCESS,
                what=what,
                agency_id=school_id,
                subject_id=subject_id,
                concerns=tuple(told.concerns),
                facts=facts,
            ),
        )


class _Told(NamedTuple):
    """About whom, what of them, what for."""

    concerns: Collection[UUID]
    fields: Collection[Field]
    purpose: Purpose | ExportPurpose
    more: Mapping[str, object]

"""The repository of students: opened when they are loaded, sealed when they are saved."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Uuid, any_, bindparam, delete, func, select

from chassis.data_keys import DataKey, DataKeys
from chassis.store import Prepared, Row, Transaction
from placements.domain.students.errors import StudentNotFound
from placements.domain.students.personal import Personal
from placements.domain.students.student import Student
from placements.store.students.rows import opened, personal_bytes, student_from, student_row
from placements.store.tables.places import programs
from placements.store.tables.students import student_consents, student_keys, students

with_keys = select(students, student_keys.c.wrapped, programs.c.department_id).select_from(
    students.outerjoin(student_keys, student_keys.c.student_id == students.c.id).outerjoin(
        programs, programs.c.id == students.c.program_id
    )
)
"""Every read of a student starts from here."""

_by_ids = Prepared(
    with_keys.where(students.c.id == any_(bindparam("ids", type_=ARRAY(Uuid)))).order_by(
        students.c.id
    )
)
_of_school = Prepared(with_keys.where(students.c.agency_id == bindparam("agency_id", type_=Uuid)))
_alone = Prepared(select(func.pg_advisory_xact_lock(bindparam("school", type_=BigInteger))))


class StoredStudents:
    """Students by identity; what was not changed goes back as it came, seal and all."""

    def __init__(self, transaction: Transaction, keys: DataKeys) -> None:
        self._transaction = transaction
        self._keys = keys
        self._data_keys: dict[UUID, DataKey] = {}
        self._sealed: dict[UUID, tuple[Personal, bytes]] = {}

    def add(self, student: Student) -> None:
        """Makes the student's data key, too."""
        key, wrapped = self._keys.make(student.id)
        self._data_keys[student.id] = key
        self._transaction.insert(students, student, self._row)
        self._transaction.append(
            student_keys,
            {"student_id": student.id, "agency_id": student.agency_id, "wrapped": wrapped},
        )

    async def get(self, id: UUID) -> Student:
        """Raises StudentNotFound."""
        for student in await self.get_many([id]):
            return student
        raise StudentNotFound(f"there is no student {id}")

    async def get_many(self, ids: Sequence[UUID]) -> list[Student]:
        """Those that there are, in the order of their making."""
        rows = await self._transaction.all(_by_ids, ids=list(ids))
        return [self._tracked(row) for row in rows]

    async def number_taken(self, student: Student) -> bool:
        """Whether another of the school has this number; until the commit nobody else asks.

        Every record of the school is opened for it: no index may tell a number without its key.
        """
        wanted = student.held().number_key
        await self._transaction.first(_alone, school=_lock_of(student.agency_id))
        rows = await self._transaction.all(_of_school, agency_id=student.agency_id)
        others = (opened(row, self._keys) for row in rows if row["id"] != student.id)
        return any(other is not None and other.number_key == wanted for other in others)

    async def destroy_key(self, id: UUID) -> None:
        """From the commit on nothing opens what the student's key sealed."""
        await self._transaction.execute(delete(student_keys).where(student_keys.c.student_id == id))
        await self._transaction.execute(
            delete(student_consents).where(student_consents.c.student_id == id)
        )

    def write_consent(self, student: Student) -> None:
        """One more line of the consents that were given and withdrawn."""
        consent, actor = student.consent, self._transaction.actor
        if consent is None:
            return
        self._transaction.append(
            student_consents,
            {
                "student_id": student.id,
                "sequence": student.version_once_saved,
                "agency_id": student.agency_id,
                "text_id": consent.text_id,
                "expanded": consent.expanded,
                "by_guardian": consent.by_guardian,
                "signed_on": consent.signed_on,
                "expires_on": consent.expires_on,
                "withdrawn_at": consent.withdrawn_at,
                "recorded_at": self._transaction.now,
                "recorded_by": actor and actor.person_id,
            },
        )

    def _tracked(self, row: Row) -> Student:
        personal = opened(row, self._keys)
        if personal is not None:
            self._data_keys[row["id"]] = self._keys.unwrap(row["wrapped"], row["id"])
            self._sealed[row["id"]] = (personal, row["sealed"])
        student = student_from(row, personal)
        return self._transaction.track(students, student, self._row)

    def _row(self, student: Student) -> dict[str, object]:
        return student_row(student, self._seal(student))

    def _seal(self, student: Student) -> bytes | None:
        if student.personal is None:
            return None
        known, sealed = self._sealed.get(student.id, (None, b""))
        if known != student.personal:
            sealed = self._data_keys[student.id].close(personal_bytes(student.personal))
            self._sealed[student.id] = (student.personal, sealed)
        return sealed


def _lock_of(agency_id: UUID) -> int:
    """A number of 63 bits that only this school's records lock."""
    return agency_id.int >> 65

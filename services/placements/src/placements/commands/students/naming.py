"""The students that a school means, in the order in which it names them."""

from collections.abc import Sequence
from uuid import UUID

from chassis.viewer import Viewer
from placements.commands.students.ports import NamingStore
from placements.domain.students.errors import StudentNotFound
from placements.domain.students.rights import permit_student
from placements.domain.students.student import Student
from policy.permissions import Action


async def students_of(ids: Sequence[UUID], viewer: Viewer, store: NamingStore) -> list[Student]:
    """Each once. Raises StudentNotFound or MayNotKeepStudents."""
    found = {student.id: student for student in await store.students.get_many(ids)}
    wanted = list(dict.fromkeys(ids))
    for one in wanted:
        if one not in found:
            raise StudentNotFound(f"there is no student {one}", field="student_ids")
        permit_student(viewer, found[one], Action.EDIT_STUDENTS)
    return [found[one] for one in wanted]

"""What the commands on programs ask of the store."""

from typing import Protocol
from uuid import UUID

from placements.domain.agencies import Agencies
from placements.domain.programs.course import Course
from placements.domain.programs.program import Program


class Programs(Protocol):
    """All programs."""

    def add(self, program: Program) -> None: ...

    async def get(self, id: UUID) -> Program:
        """Raises ProgramNotFound."""
        ...


class Courses(Protocol):
    """All courses."""

    def add(self, course: Course) -> None: ...

    async def get(self, id: UUID) -> Course:
        """Raises CourseNotFound."""
        ...


class ProgramsStore(Protocol):
    """One transaction's view of the store."""

    @property
    def agencies(self) -> Agencies: ...

    @property
    def programs(self) -> Programs: ...

    @property
    def courses(self) -> Courses: ...

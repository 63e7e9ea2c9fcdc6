"""What the commands on students ask of the store."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from placements.commands.programs.ports import Programs
from placements.commands.requests.ports import PlacementRequests
from placements.domain.requests.record import RequestRecord
from placements.domain.students.retention import DueStudent, RetentionRule
from placements.domain.students.roster import Roster
from placements.domain.students.rotation import Rewrapped
from placements.domain.students.student import Student
from placements.domain.students.warnings import NearExpiry
from policy.switches import FeatureSwitch, Place


class Students(Protocol):
    """All students."""

    def add(self, student: Student) -> None: ...

    async def get(self, id: UUID) -> Student:
        """Raises StudentNotFound."""
        ...

    async def get_many(self, ids: Sequence[UUID]) -> list[Student]: ...

    async def number_taken(self, student: Student) -> bool: ...

    def write_consent(self, student: Student) -> None: ...

    async def destroy_key(self, id: UUID) -> None: ...


class WrappedKeys(Protocol):
    """Students' keys as they lie in the database."""

    async def rewrap(self, *, after: UUID, at_most: int) -> Rewrapped: ...


class Rosters(Protocol):
    """The students of each request."""

    async def of(self, request: RequestRecord) -> Roster: ...


class Provinces(Protocol):
    """Where the schools are, as identity told it."""

    async def province_of(self, id: UUID) -> str | None: ...


class Switches(Protocol):
    """What the feature switches say, as identity told it."""

    async def is_on(self, switch: FeatureSwitch, place: Place) -> bool: ...


class Retention(Protocol):
    """Whose time is up, and the register of what was destroyed."""

    async def due(
        self, rule: RetentionRule, today: date, *, at_most: int
    ) -> Sequence[DueStudent]: ...

    def register(self, student: Student, due: DueStudent, rule: RetentionRule) -> None: ...


class StudentsStore(Protocol):
    """One transaction's view of the store."""

    @property
    def now(self) -> datetime: ...

    @property
    def students(self) -> Students: ...

    @property
    def rosters(self) -> Rosters: ...

    @property
    def programs(self) -> Programs: ...

    @property
    def provinces(self) -> Provinces: ...

    @property
    def switches(self) -> Switches: ...


class NamingStore(Protocol):
    """What naming students on a request needs."""

    @property
    def now(self) -> datetime: ...

    @property
    def students(self) -> Students: ...

    @property
    def rosters(self) -> Rosters: ...

    @property
    def placement_requests(self) -> PlacementRequests: ...


class RetentionStore(Protocol):
    """What destroying needs."""

    @property
    def now(self) -> datetime: ...

    @property
    def students(self) -> Students: ...

    @property
    def retention(self) -> Retention: ...


class ConsentWarnings(Protocol):
    """Consents within 180 days of their end."""

    async def due(self, today: date) -> Sequence[NearExpiry]:
        """Those that no school was told of, by program; from the commit on it was."""
        ...

    def tell(self, near: NearExpiry) -> None: ...


class WarningStore(Protocol):
    """What warning needs."""

    @property
    def now(self) -> datetime: ...

    @property
    def consent_warnings(self) -> ConsentWarnings: ...


class KeysStore(Protocol):
    """What a rotation needs."""

    @property
    def wrapped_keys(self) -> WrappedKeys: ...

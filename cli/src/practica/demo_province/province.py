"""What the demo province consists of: plain values, which the loader writes into the services."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from chassis.auth import Level, Role
from placements.domain.requests.moves import Move
from placements.domain.requests.statuses import PlacementType, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAgency:
    """A school or a group of hospitals. `region` is a census division for the latter."""

    id: UUID
    kind: Literal["placing", "receiving", "both"]
    name_fr: str
    name_en: str
    short_name: str
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDepartment:
    """A staff database of an agency, with its own word for a supervisor, in both languages."""

    id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    supervisor_words: tuple[str, str] | None = None
    street: str | None = None
    city: str | None = None
    postal_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRights:
    """How far the role of somebody who has an account reaches."""

    level: Level = Level.REGULAR
    program_ids: frozenset[UUID] | None = None
    destination_ids: frozenset[UUID] | None = None
    department_ids: frozenset[UUID] | None = None
    edit_invoicing_status: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """A member of staff; `account_id` is None for somebody who is reached on paper."""

    id: UUID
    agency_id: UUID
    department_id: UUID
    first_name: str
    last_name: str
    language: Literal["fr", "en"]
    email: str
    role: Role
    account_id: UUID | None = None
    key: str | None = None
    """The name of the demo sign-in, for the handful of people who have one."""
    rights_id: UUID | None = None
    rights: DemoRights = DemoRights()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoService:
    """`site` is the identifier of a facility of the open database."""

    id: UUID
    site: str
    agency_id: UUID
    name_fr: str
    name_en: str
    contact_person_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoDestination:
    """A unit within one service, or two."""

    id: UUID
    site: str
    agency_id: UUID
    service_ids: tuple[UUID, ...]
    discipline: str
    name: str
    short_name: str
    contact_person_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoProgram:
    """A program of a school."""

    id: UUID
    agency_id: UUID
    name_fr: str
    name_en: str
    discipline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCourse:
    """A practicum course; each shift of it has eight hours."""

    id: UUID
    program: DemoProgram
    code: str
    name_fr: str
    name_en: str
    shifts: int

    @property
    def hours(self) -> Decimal:
        return Decimal(self.shifts * 8)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoStep:
    """One move of a request; without a person the clock made it."""

    move: Move
    at: datetime
    by: DemoPerson | None
    reason: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRequest:
    """A placement request and how it came to stand where it stands."""

    id: UUID
    status: Status
    course: DemoCourse
    destination: DemoDestination
    placement_type: PlacementType
    students: int
    starts_on: date
    ends_on: date
    release_on: date | None
    supervisor_ids: tuple[UUID, ...]
    steps: tuple[DemoStep, ...]


@dataclass(slots=True, kw_only=True)
class DemoProvince:
    """All of it. `site_agencies` says to whom the facilities of the open database belong."""

    agencies: list[DemoAgency] = field(default_factory=list)
    departments: list[DemoDepartment] = field(default_factory=list)
    people: list[DemoPerson] = field(default_factory=list)
    site_agencies: dict[str, UUID] = field(default_factory=dict)
    services: list[DemoService] = field(default_factory=list)
    destinations: list[DemoDestination] = field(default_factory=list)
    programs: list[DemoProgram] = field(default_factory=list)
    courses: list[DemoCourse] = field(default_factory=list)
    requests: list[DemoRequest] = field(default_factory=list)

"""Example requests, the people around them, and a store without a database."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from chassis.auth import Level, Role, Viewer
from chassis.ids import new_id
from placements.domain.requests.asked import Asked, Period
from placements.domain.requests.channels import Contact, Contacts
from placements.domain.requests.errors import PlacementRequestNotFound
from placements.domain.requests.history import HistoryEntry
from placements.domain.requests.places import Place, Program
from placements.domain.requests.request import PlacementRequest
from placements.domain.requests.statuses import PlacementType, Status

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
TODAY = date(2026, 11, 23)
SCHOOL, HOSPITAL = new_id(), new_id()
PROGRAM, SITE, SERVICE, DESTINATION = new_id(), new_id(), new_id(), new_id()
SUPERVISOR, INSTRUCTOR = new_id(), new_id()
USER = Contact(
    active=True, account_enabled=True, alerts_accepted=True, last_signed_in_on=date(2026, 11, 20)
)
NO_USER = Contact()
ASKED = Asked(
    program_id=PROGRAM,
    discipline="nursing",
    placement_type=PlacementType.GROUP,
    receiving_agency_id=HOSPITAL,
    site_id=SITE,
    service_id=SERVICE,
    destination_id=DESTINATION,
    period=Period(date(2027, 1, 4), date(2027, 3, 26)),
    students=4,
    shifts=12,
    hours_per_student=Decimal(96),
)
_NAMED = {Role.SUPERVISOR: SUPERVISOR, Role.INSTRUCTOR: INSTRUCTOR}
_AGENCY_OF_ROLE = {
    Role.PLACING_COORDINATOR: SCHOOL,
    Role.COURSE_LEADER: SCHOOL,
    Role.STUDENT_ADMINISTRATOR: SCHOOL,
    Role.INSTRUCTOR: SCHOOL,
    Role.ADMINISTRATOR: new_id(),
}


@dataclass
class FakePlacementRequests:
    held: dict[UUID, PlacementRequest] = field(default_factory=dict)
    lines: list[HistoryEntry] = field(default_factory=list)
    numbers: int = 0

    async def next_reference(self, year: int) -> str:
        self.numbers += 1
        return f"PR-{year}-{self.numbers:06d}"

    def add(self, request: PlacementRequest) -> None:
        self.held[request.id] = request

    async def get(self, id: UUID) -> PlacementRequest:
        if id not in self.held:
            raise PlacementRequestNotFound(f"there is no {id}")
        return self.held[id]

    async def due_for_release(self, today: date, *, at_most: int) -> list[PlacementRequest]:
        due = [
            request
            for request in self.held.values()
            if request.status is Status.HELD and not request.asked.release_ahead(today)
        ]
        return due[:at_most]

    def write_history(self, request: PlacementRequest) -> None:
        self.lines += request.take_history()


@dataclass
class FakeReferences:
    places: dict[UUID, Place] = field(default_factory=dict)
    programs: dict[UUID, Program] = field(default_factory=dict)
    people: dict[UUID, UUID] = field(default_factory=dict)

    async def place(self, destination_id: UUID, service_id: UUID | None) -> Place | None:
        place = self.places.get(destination_id)
        return place if place and service_id in (None, place.service_id) else None

    async def program(self, id: UUID, course_id: UUID | None) -> Program | None:
        return self.programs.get(id) if course_id is None else None

    async def active_people(self, ids: Sequence[UUID], agency_id: UUID | None) -> frozenset[UUID]:
        return frozenset(one for one in ids if self.people.get(one) == agency_id)


@dataclass
class FakeStore:
    now: datetime = NOW
    placement_requests: FakePlacementRequests = field(default_factory=FakePlacementRequests)
    request_references: FakeReferences = field(default_factory=FakeReferences)


@pytest.fixture
def a_place() -> Callable[..., Place]:
    def make(**changes: Any) -> Place:
        facts: dict[str, Any] = {
            "agency_id": HOSPITAL,
            "site_id": SITE,
            "service_id": SERVICE,
            "destination_id": DESTINATION,
            "service_contact": USER,
            "destination_contact": USER,
        }
        return Place(**{**facts, **changes})

    return make


@pytest.fixture
def store(a_place: Callable[..., Place]) -> FakeStore:
    store = FakeStore()
    store.request_references.places[DESTINATION] = a_place()
    store.request_references.programs[PROGRAM] = Program(
        id=PROGRAM, agency_id=SCHOOL, discipline="nursing"
    )
    store.request_references.people |= {SUPERVISOR: HOSPITAL, INSTRUCTOR: SCHOOL}
    return store


@pytest.fixture
def a_viewer() -> Callable[..., Viewer]:
    """Somebody in this role at the agency that it belongs to, for the whole agency."""

    def make(role: Role, **changes: Any) -> Viewer:
        facts: dict[str, Any] = {
            "account_id": new_id(),
            "person_id": _NAMED.get(role) or new_id(),
            "role_assignment_id": new_id(),
            "session_id": new_id(),
            "agency_id": _AGENCY_OF_ROLE.get(role, HOSPITAL),
            "role": role,
            "level": Level.REGULAR,
        }
        return Viewer(**{**facts, **changes})

    return make


@pytest.fixture
def a_request() -> Callable[..., PlacementRequest]:
    """A request in this status; `contact` answers for its destination."""

    def make(
        status: Status = Status.DRAFT, *, asked: Asked = ASKED, contact: Contact = USER, **more: Any
    ) -> PlacementRequest:
        return PlacementRequest(
            id=new_id(),
            version=3,
            reference="PR-2026-000123",
            status=status,
            placing_agency_id=SCHOOL,
            asked=asked,
            contacts=Contacts(service=USER, destination=contact),
            requested_by=new_id(),
            created_at=NOW,
            **{"supervisor_ids": (SUPERVISOR,), "instructor_ids": (INSTRUCTOR,), **more},
        )

    return make


@pytest.fixture
def asked() -> Asked:
    return ASKED


@pytest.fixture
def no_user() -> Contact:
    return NO_USER


@pytest.fixture
def user() -> Contact:
    return USER

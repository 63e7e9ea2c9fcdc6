"""The students of a placement request, for both sides, through the engine; what is shown outside
the school is written down in the same commit.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from chassis.store import Prepared, Row
from placements.domain.students.purposes import Purpose
from placements.domain.students.roster import RosterPlace
from placements.domain.students.student import Student
from placements.queries.requests.reader import Reader
from placements.queries.requests.shown import Shown
from placements.queries.requests.single import visible_row
from placements.queries.students.shown import HELD, PlacedStudent, Seen
from placements.queries.students.switched import Around, of_student, switched_on
from placements.store.store import PlacementsStore
from placements.store.students.rows import opened, places_from, student_from
from placements.store.students.students import with_keys
from placements.store.tables.people import agencies
from placements.store.tables.places import destinations, programs, sites
from placements.store.tables.students import placement_request_rosters, students
from policy.disclosure import (
    Disclosure,
    Field,
    Placement,
    Switch,
    disclosure_for,
    standpoint_of,
)
from policy.disclosure.names import nickname
from policy.disclosure.standpoints import AT_RECEIVER, IN_SCHOOL
from policy.disclosure.switches import NOTHING

_rosters = placement_request_rosters
_roster = Prepared(select(_rosters).where(_rosters.c.id == bindparam("id", type_=Uuid)))
_named = Prepared(with_keys.where(students.c.id == any_(bindparam("ids", type_=ARRAY(Uuid)))))
_around = Prepared(
    select(
        agencies.c.short_name,
        agencies.c.name_fr,
        agencies.c.province.label("school_province"),
        sites.c.province.label("site_province"),
        programs.c.department_id,
        destinations.c.gender_needed_for,
    )
    .select_from(
        agencies.outerjoin(sites, sites.c.id == bindparam("site_id", type_=Uuid))
        .outerjoin(programs, programs.c.id == bindparam("program_id", type_=Uuid))
        .outerjoin(destinations, destinations.c.id == bindparam("destination_id", type_=Uuid))
    )
    .where(agencies.c.id == bindparam("school_id", type_=Uuid))
)


class StudentsOnRequest(Shown):
    """`version` is the roster's own, for `If-Match` when naming; `places` is the group's size."""

    version: int
    places: int
    named: int
    finalized: int
    students: list[PlacedStudent]


async def students_on_request(
    store: PlacementsStore, id: UUID, reader: Reader, purpose: Purpose
) -> StudentsOnRequest:
    """In the order of their nicknames. Raises PlacementRequestNotFound."""
    request = await visible_row(store.connection, id, reader.viewer)
    roster = await store.connection.first(_roster, id=id)
    placed = places_from(roster["places"]) if roster else ()
    around = await _around_of(store, request)
    view = _View(store, reader, request, around)
    view.switched_on = await switched_on(store.connection, request, around)
    shown = [view.of(place, row) for place, row in await _with_rows(store, placed)]
    view.note(purpose)
    return StudentsOnRequest(
        version=roster["version"] if roster else 0,
        places=request["students"],
        named=len(placed),
        finalized=sum(place.finalized_at is not None for place in placed),
        students=shown,
    )


async def _around_of(store: PlacementsStore, request: Row) -> Around:
    row = await store.connection.first(
        _around,
        school_id=request["placing_agency_id"],
        site_id=request["site_id"],
        program_id=request["program_id"],
        destination_id=request["destination_id"],
    )
    if row is None:
        return Around()
    return Around(
        school=(row["short_name"], row["name_fr"]),
        school_province=row["school_province"],
        department_id=row["department_id"],
        site_province=row["site_province"],
        gender_needed_for=row["gender_needed_for"],
    )


async def _with_rows(
    store: PlacementsStore, placed: Sequence[RosterPlace]
) -> list[tuple[RosterPlace, Row]]:
    rows = await store.connection.all(_named, ids=[place.student_id for place in placed])
    by_id = {row["id"]: row for row in rows}
    return [(place, by_id[place.student_id]) for place in placed if place.student_id in by_id]


class _View:
    """One viewer before the students of one request; remembers what it showed."""

    switched_on: Switch = NOTHING

    def __init__(
        self, store: PlacementsStore, reader: Reader, request: Row, around: Around
    ) -> None:
        self._store, self._reader, self._request = store, reader, request
        self._around = around
        self._placement = placement_of(request, around.department_id)
        self._standpoint = standpoint_of(reader.viewer, self._placement)
        self._told: dict[UUID, frozenset[Field]] = {}

    def of(self, place: RosterPlace, row: Row) -> PlacedStudent:
        """Opens the record only where something of it is shown."""
        finalized = place.finalized_at is not None
        disclosure = self._decided(student_from(row, None), finalized=finalized)
        told = disclosure.shown & HELD.keys()
        personal = opened(row, self._store.data_keys) if told else None
        seen = Seen(disclosure, self._nickname(place), self._reader.language)
        facts = seen.facts(personal) if told else seen.nobody()
        if personal is not None:
            self._told[place.student_id] = told
        knows = self._standpoint in IN_SCHOOL or Field.NAME in told
        return PlacedStudent(
            id=place.student_id if knows else None,
            nickname=seen.nickname,
            finalized=finalized,
            **{name: getattr(facts, name) for name in type(facts).model_fields},
        )

    def _nickname(self, place: RosterPlace) -> str:
        short_name, name = self._around.school
        return nickname(short_name, name, place.number)

    def note(self, purpose: Purpose) -> None:
        """Nothing that tells who somebody is leaves the school without a line in the access log."""
        named = {each: told for each, told in self._told.items() if Field.NAME in told}
        if self._standpoint not in AT_RECEIVER or not named:
            return
        self._store.access_log.disclosed(
            sorted(named),
            frozenset().union(*named.values()),
            school_id=self._placement.placing_agency_id,
            request_id=self._request["id"],
            purpose=purpose,
            gender_needed_for=self._around.gender_needed_for,
        )

    def _decided(self, student: Student, *, finalized: bool) -> Disclosure:
        return disclosure_for(
            self._reader.viewer,
            self._placement,
            finalized=finalized,
            consent=student.consent_state(self._reader.today),
            switches=self.switched_on | of_student(student),
        )


def placement_of(request: Row, department_id: UUID | None) -> Placement:
    return Placement(
        status=request["status"],
        placing_agency_id=request["placing_agency_id"],
        program_id=request["program_id"],
        receiving_agency_id=request["receiving_agency_id"],
        site_id=request["site_id"],
        destination_id=request["destination_id"],
        service_id=request["service_id"],
        discipline=request["discipline"],
        department_id=department_id,
        supervisor_ids=tuple(request["supervisor_ids"]),
        instructor_ids=tuple(request["instructor_ids"]),
    )

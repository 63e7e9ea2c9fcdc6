"""300 placement requests: every status, both channels, each with the moves that led there."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from chassis.auth import Role
from placements.domain.requests.moves import Move
from placements.domain.requests.statuses import PlacementType, Status
from practica.demo_province.identities import demo_id
from practica.demo_province.plots import PLOTS, Plot
from practica.demo_province.province import (
    DemoCourse,
    DemoDestination,
    DemoPerson,
    DemoProvince,
    DemoRequest,
    DemoStep,
)

_LARGEST_SHARE = 0.45
_LONGEST_GAP = 6
_SHIFTS_A_WEEK = 4


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who takes part in one request, and where."""

    school: DemoPerson
    course: DemoCourse
    unit: DemoDestination
    coordinator: DemoPerson
    answers: DemoPerson
    supervisors: tuple[DemoPerson, ...]


def write_requests(province: DemoProvince, random: Random, today: date) -> None:
    """The oldest first, so that their identities follow the days on which they were written."""
    casting = _Casting(province, random)
    drafted = [
        _written(plot, casting.cast(plot), random, today)
        for plot in PLOTS
        for _ in range(plot.times)
    ]
    drafted.sort(key=lambda request: request.steps[0].at)
    province.requests = [_numbered(request, number) for number, request in enumerate(drafted)]


class _Casting:
    """Knows who works where."""

    def __init__(self, province: DemoProvince, random: Random) -> None:
        self._province = province
        self._random = random
        self._largest = next(a.id for a in province.agencies if a.region is not None)
        self._people = {person.id: person for person in province.people}
        self._coordinators = {
            person.agency_id: person
            for person in province.people
            if person.role is Role.RECEIVING_COORDINATOR
        }

    def cast(self, plot: Plot) -> _Cast:
        """On paper where the plot allows it and the dice say so."""
        course = self._random.choice(self._province.courses)
        unit = self._unit(course.program.discipline, plot)
        coordinator = self._coordinators[unit.agency_id]
        contact = unit.contact_person_id
        supervisors = tuple(
            person
            for person in self._province.people
            if person.role is Role.SUPERVISOR and person.agency_id == unit.agency_id
        )
        school = next(
            person
            for person in self._province.people
            if person.rights.program_ids == frozenset({course.program.id})
        )
        answers = self._people[contact] if contact else coordinator
        return _Cast(school, course, unit, coordinator, answers, supervisors)

    def _unit(self, discipline: str, plot: Plot) -> DemoDestination:
        on_paper = plot.paper and self._random.random() < plot.paper
        fitting = [
            unit
            for unit in self._province.destinations
            if unit.discipline == discipline
            and (self._coordinators[unit.agency_id].account_id is None) == on_paper
        ]
        near = [unit for unit in fitting if unit.contact_person_id]
        home = [unit for unit in near if unit.agency_id == self._largest]
        dice = self._random.random()
        if home and dice < _LARGEST_SHARE:
            return self._random.choice(home)
        return self._random.choice(near if near and dice < 0.8 else fitting)


def _written(plot: Plot, cast: _Cast, random: Random, today: date) -> DemoRequest:
    starts_on = _monday(today + timedelta(days=random.randint(*plot.starts_in)))
    days = _days_of(plot, starts_on, random, today)
    release_on = _release_day(plot, days, starts_on, today)
    steps = tuple(
        _step(move, day, cast, plot, random) for move, day in zip(plot.moves, days, strict=True)
    )
    individual = cast.course.program.discipline == "physiotherapy" or random.random() < 0.3
    weeks = -(-cast.course.shifts // _SHIFTS_A_WEEK)
    supervised = Move.ASSIGN_SUPERVISORS in plot.moves and bool(cast.supervisors)
    chosen = random.sample(cast.supervisors, 1) if supervised else []
    return DemoRequest(
        id=demo_id("request", 0),
        status=plot.status,
        course=cast.course,
        destination=cast.unit,
        placement_type=PlacementType.INDIVIDUAL if individual else PlacementType.GROUP,
        students=1 if individual else random.randint(2, 8),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(weeks=weeks, days=-3),
        release_on=release_on,
        supervisor_ids=tuple(person.id for person in chosen),
        steps=steps if chosen else tuple(s for s in steps if s.move is not Move.ASSIGN_SUPERVISORS),
    )


def _days_of(plot: Plot, starts_on: date, random: Random, today: date) -> list[date]:
    """One day a move, rising; the last one before today, and before the placement begins."""
    last = min(today, starts_on) - timedelta(days=random.randint(1, 5))
    days = [last]
    for _ in plot.moves[1:]:
        days.append(days[-1] - timedelta(days=random.randint(1, _LONGEST_GAP)))
    return days[::-1]


def _release_day(plot: Plot, days: list[date], starts_on: date, today: date) -> date | None:
    if plot.status is Status.HELD:
        return today + (starts_on - today) / 3
    return days[plot.moves.index(Move.RELEASE)] if Move.RELEASE in plot.moves else None


def _step(move: Move, day: date, cast: _Cast, plot: Plot, random: Random) -> DemoStep:
    at = datetime.combine(day, time(random.randint(13, 20), random.randint(0, 59)), UTC)
    by = {
        Move.REDIRECT: cast.coordinator,
        Move.ACCEPT_FOR_DESTINATION: cast.answers,
        Move.DECLINE_FOR_DESTINATION: cast.answers,
        Move.WAITLIST: cast.coordinator,
        Move.ACCEPT: cast.coordinator,
        Move.DECLINE: cast.coordinator,
        Move.ASSIGN_SUPERVISORS: cast.coordinator,
        Move.RELEASE: None,
    }.get(move, cast.school)
    reasons = plot.reasons if move in (Move.DECLINE, Move.CANCEL) else ()
    if move is Move.DECLINE_FOR_DESTINATION:
        reasons = ("no_supervisor", "at_capacity", "staffing")
    return DemoStep(move=move, at=at, by=by, reason=random.choice(reasons) if reasons else None)


def _numbered(request: DemoRequest, number: int) -> DemoRequest:
    return replace(request, id=demo_id("request", number))


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)

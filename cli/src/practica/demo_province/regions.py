"""Quebec's facilities grouped into receiving agencies, one a census division with hospitals."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from placements.domain.facilities.facility import Facility, FacilityType
from placements.domain.facilities.positions import Position, kilometres_between

_DIVISION_DIGITS = 4


@dataclass(slots=True)
class Region:
    """A census division, named after the city with most of its facilities."""

    division: str
    name: str
    hospitals: list[Facility] = field(default_factory=list)
    others: list[Facility] = field(default_factory=list)

    @property
    def facilities(self) -> list[Facility]:
        return [*self.hospitals, *self.others]


def regions_of(facilities: Iterable[Facility]) -> list[Region]:
    """The regions with hospitals, largest first; what lies elsewhere joins the nearest.

    A facility that tells neither its subdivision nor its position is taken by its city; one whose
    city is nowhere else either is left out.
    """
    placed = _by_division(list(facilities))
    regions = {
        division: Region(division, _largest_city(group))
        for division, group in placed.items()
        if any(_is_hospital(facility) for facility in group)
    }
    centres = {division: _centre(placed[division]) for division in regions}
    for division, group in placed.items():
        for facility in group:
            home = division if division in regions else _nearest(facility, centres)
            if home is not None:
                kind = regions[home].hospitals if _is_hospital(facility) else regions[home].others
                kind.append(facility)
    return sorted(regions.values(), key=lambda region: (-len(region.hospitals), region.division))


def _is_hospital(facility: Facility) -> bool:
    return facility.facility_type is FacilityType.HOSPITAL


def _by_division(facilities: list[Facility]) -> dict[str, list[Facility]]:
    of_city: dict[str | None, Counter[str]] = defaultdict(Counter)
    for facility in facilities:
        if facility.subdivision_id:
            of_city[facility.city][facility.subdivision_id[:_DIVISION_DIGITS]] += 1
    groups: dict[str, list[Facility]] = defaultdict(list)
    for facility in facilities:
        division = facility.subdivision_id[:_DIVISION_DIGITS]
        if not division and of_city[facility.city]:
            division = of_city[facility.city].most_common(1)[0][0]
        if division:
            groups[division].append(facility)
    return groups


def _largest_city(group: list[Facility]) -> str:
    cities = Counter(facility.city for facility in group if facility.city)
    return max(cities, key=lambda city: (cities[city], city)) if cities else group[0].subdivision


def _centre(group: list[Facility]) -> Position | None:
    points = [facility.position for facility in group if facility.position]
    if not points:
        return None
    count = len(points)
    return Position(
        sum(p.latitude for p in points) / count, sum(p.longitude for p in points) / count
    )


def _nearest(facility: Facility, centres: dict[str, Position | None]) -> str | None:
    known = {division: centre for division, centre in centres.items() if centre is not None}
    here = facility.position
    if here is None or not known:
        return None
    return min(known, key=lambda division: kilometres_between(here, known[division]))

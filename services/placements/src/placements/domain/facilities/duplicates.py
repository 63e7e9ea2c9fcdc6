"""Facilities that the file lists twice: the same name at the same place."""

from collections import defaultdict
from dataclasses import replace

from placements.domain.facilities.facility import Facility
from placements.domain.facilities.findings import Finding, Kind
from placements.domain.facilities.positions import Position, kilometres_between
from placements.domain.facilities.streets import Street, essence
from placements.domain.facilities.text import words_of

_NEAR_KM = 0.15
_MANY = 5


def without_shared_positions(
    facilities: list[Facility],
) -> tuple[list[Facility], list[Finding]]:
    """A point given for five or more different addresses is the middle of a town, not a place."""
    addresses: dict[Position, set[Street]] = defaultdict(set)
    for facility in facilities:
        if facility.position and facility.street.name:
            addresses[facility.position].add(facility.street)
    kept: list[Facility] = []
    findings: list[Finding] = []
    for facility in facilities:
        position = facility.position
        if position and len(addresses[position]) >= _MANY:
            given = f"{position.latitude}, {position.longitude}"
            findings.append(_about(facility, Kind.REPAIRED, "coordinates-shared", given))
            kept.append(replace(facility, position=None))
        else:
            kept.append(facility)
    return kept, findings


def _about(facility: Facility, kind: Kind, reason: str, before: str, after: str = "") -> Finding:
    field = "name" if kind is Kind.DUPLICATE else "coordinates"
    return Finding(facility.line, facility.source_id, kind, field, reason, before, after)


def merged(facilities: list[Facility]) -> tuple[list[Facility], list[Finding]]:
    """One facility for each place; the one of which more is known takes the rest's facts."""
    groups: dict[tuple[str, ...], list[Facility]] = defaultdict(list)
    for facility in facilities:
        city = " ".join(words_of(facility.city or ""))
        groups[" ".join(words_of(facility.name)), facility.province, city].append(facility)
    findings: list[Finding] = []
    kept = [one for group in groups.values() for one in _merged_group(group, findings)]
    return sorted(kept, key=lambda facility: facility.line), findings


def _merged_group(group: list[Facility], findings: list[Finding]) -> list[Facility]:
    kept: list[Facility] = sorted(group, key=lambda facility: (-facility.known, facility.line))
    while (pair := _first_pair(kept)) is not None:
        one, other = pair
        findings.append(_about(other, Kind.DUPLICATE, "duplicate", other.name, str(one.line)))
        kept.remove(other)
        kept[kept.index(one)] = _completed(one, other)
    return kept


def _first_pair(kept: list[Facility]) -> tuple[Facility, Facility] | None:
    for index, one in enumerate(kept):
        for other in kept[index + 1 :]:
            if _same_place(one, other):
                return one, other
    return None


def _same_place(one: Facility, other: Facility) -> bool:
    """The same address, or within 150 m, or one of the two tells neither."""
    if not words_of(one.name):
        return False
    if one.position and other.position:
        if kilometres_between(one.position, other.position) <= _NEAR_KM:
            return True
    elif _nowhere(one) or _nowhere(other):
        return True
    return bool(one.street.name and other.street.name) and _address(one) == _address(other)


def _nowhere(facility: Facility) -> bool:
    return not facility.street.name and not facility.position


def _address(facility: Facility) -> tuple[str, frozenset[str]]:
    return facility.street.number, essence(facility.street.name)


def _completed(one: Facility, other: Facility) -> Facility:
    return replace(
        one,
        facility_type=one.facility_type or other.facility_type,
        street=one.street if one.street.name else other.street,
        postal_code=one.postal_code or other.postal_code,
        position=one.position or other.position,
    )

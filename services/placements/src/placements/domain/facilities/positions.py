"""Where facilities lie, and how far from one another."""

from math import asin, cos, isfinite, radians, sin, sqrt
from typing import NamedTuple

from placements.domain.facilities.provinces import PROVINCES, in_canada

_EARTH_KM = 6371.0088


class Position(NamedTuple):
    """A point in degrees, to six decimals: a tenth of a metre."""

    latitude: float
    longitude: float


def kilometres_between(one: Position, other: Position) -> float:
    """The distance along the sphere (haversine)."""
    (a, b), (c, d) = map(radians, one), map(radians, other)
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def read_position(latitude: str, longitude: str, province: str) -> tuple[Position | None, str]:
    """The position, and the reason if it had to be mended or dropped."""
    try:
        position = Position(round(float(latitude), 6), round(float(longitude), 6))
    except ValueError:
        return None, "coordinates-unreadable"
    if not (isfinite(position.latitude) and isfinite(position.longitude)):
        return None, "coordinates-unreadable"
    if in_canada(*position):
        inside = PROVINCES[province].holds(*position)
        return (position, "") if inside else (None, "coordinates-of-another-province")
    return _mended(position, province)


def _mended(position: Position, province: str) -> tuple[Position | None, str]:
    latitude, longitude = position
    for reason, candidate in (
        ("coordinates-without-sign", Position(latitude, -longitude)),
        ("coordinates-swapped", Position(longitude, latitude)),
    ):
        if in_canada(*candidate) and PROVINCES[province].holds(*candidate):
            return candidate, reason
    return None, "coordinates-outside-canada"

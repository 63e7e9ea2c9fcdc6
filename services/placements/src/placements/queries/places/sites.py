"""Finding sites: by name, place, agency, or distance from a point."""

from dataclasses import dataclass
from math import cos, radians
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from sqlalchemy import ColumnElement, Integer, Text, cast, false, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import TSQUERY

from chassis.store import Connection
from placements.domain.facilities.text import words_of
from placements.domain.places.errors import SiteNotFound
from placements.domain.places.search import search_key
from placements.store.tables.places import sites

_EARTH_METRES = 6_371_008.8
_KM_PER_DEGREE = 111.195
_LEAST_COSINE = 0.01


class SiteRow(BaseModel):
    """One site; `distance_m` only in searches around a point."""

    model_config = ConfigDict(from_attributes=True)

    id: UUID
    agency_id: UUID | None
    name: str
    facility_type: str | None
    street: str | None
    city: str | None
    province: str
    postal_code: str | None
    latitude: float | None
    longitude: float | None
    source_id: str | None
    active: bool
    version: int
    distance_m: int | None = None


@dataclass(frozen=True)
class Around:
    """A circle on the map."""

    latitude: float
    longitude: float
    within_km: float


@dataclass(frozen=True, kw_only=True)
class SiteFilter:
    """What is searched for; None asks nothing."""

    name: str | None = None
    province: str | None = None
    city: str | None = None
    agency_id: UUID | None = None
    active: bool | None = True
    near: Around | None = None


_READ = [sites.c[name] for name in SiteRow.model_fields if name != "distance_m"]


async def site(connection: Connection, id: UUID) -> SiteRow:
    """Raises SiteNotFound."""
    row = await connection.first(select(*_READ).where(sites.c.id == id))
    if row is None:
        raise SiteNotFound(f"there is no site {id}")
    return SiteRow.model_validate(row)


async def sites_found(
    connection: Connection, wanted: SiteFilter, *, limit: int, after: tuple[Any, ...] | None
) -> list[SiteRow]:
    """By name, or the nearest first around a point; `after` is the key of the last row seen."""
    if wanted.near is not None:
        return await _nearest(connection, wanted, wanted.near, limit=limit, after=after)
    key = tuple_(sites.c.search_key, sites.c.id)
    statement = select(*_READ).where(*_conditions(wanted))
    if after is not None:
        statement = statement.where(key > tuple_(*after))
    ordered = statement.order_by(sites.c.search_key, sites.c.id).limit(limit)
    return [SiteRow.model_validate(row) for row in await connection.all(ordered)]


def key_of(row: SiteRow) -> tuple[Any, ...]:
    """Where the page after this row begins."""
    first = search_key(row.name) if row.distance_m is None else row.distance_m
    return (first, row.id)


async def _nearest(
    connection: Connection,
    wanted: SiteFilter,
    around: Around,
    *,
    limit: int,
    after: tuple[Any, ...] | None,
) -> list[SiteRow]:
    """An index finds the square around the circle; only what lies in it is measured."""
    distance = cast(func.round(_metres_from(around)), Integer).label("distance_m")
    measured = select(*_READ, distance).where(*_conditions(wanted), *_in_square(around))
    found = measured.subquery("found")
    statement = select(found).where(found.c.distance_m <= round(around.within_km * 1000))
    if after is not None:
        statement = statement.where(tuple_(found.c.distance_m, found.c.id) > tuple_(*after))
    ordered = statement.order_by(found.c.distance_m, found.c.id).limit(limit)
    return [SiteRow.model_validate(row) for row in await connection.all(ordered)]


def _conditions(wanted: SiteFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.name is not None:
        conditions.append(_has_words(words_of(wanted.name)))
    if wanted.province is not None:
        conditions.append(sites.c.province == wanted.province.upper())
    if wanted.city is not None:
        conditions.append(_city_begins(search_key(wanted.city)))
    if wanted.agency_id is not None:
        conditions.append(sites.c.agency_id == wanted.agency_id)
    if wanted.active is not None:
        conditions.append(sites.c.active == wanted.active)
    return conditions


def _has_words(words: list[str]) -> ColumnElement[bool]:
    """Every word typed begins some word of the name; what holds no word finds nothing."""
    if not words:
        return false()
    query = " & ".join(f"'{word}':*" for word in words)
    return sites.c.search_words.op("@@", is_comparison=True)(cast(literal(query, Text), TSQUERY))


def _city_begins(key: str) -> ColumnElement[bool]:
    """A key has letters, digits and spaces alone: nothing in it stands for anything else."""
    return sites.c.city_key.like(f"{key}%") if key else false()


def _in_square(around: Around) -> list[ColumnElement[bool]]:
    high = around.within_km / _KM_PER_DEGREE
    wide = high / max(cos(radians(around.latitude)), _LEAST_COSINE)
    return [
        sites.c.latitude.between(around.latitude - high, around.latitude + high),
        sites.c.longitude.between(around.longitude - wide, around.longitude + wide),
    ]


def _metres_from(around: Around) -> ColumnElement[float]:
    """The haversine formula, in SQL."""
    latitude, longitude = sites.c.latitude, sites.c.longitude
    north = func.power(func.sin(func.radians(latitude - around.latitude) / 2), 2)
    east = func.power(func.sin(func.radians(longitude - around.longitude) / 2), 2)
    shrink = func.cos(func.radians(latitude)) * cos(radians(around.latitude))
    return 2 * _EARTH_METRES * func.asin(func.sqrt(func.least(1.0, north + shrink * east)))

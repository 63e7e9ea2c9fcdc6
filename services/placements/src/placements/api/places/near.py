"""The circle that a search for sites may be limited to."""

from typing import Annotated

from fastapi import Depends, Query

from chassis.domain import DomainError
from placements.queries.places.sites import Around


class PointNotReadable(DomainError):
    """`near` is a latitude, a comma and a longitude in degrees."""

    slug = "point-not-readable"


def _near(
    near: Annotated[
        str | None, Query(max_length=60, description="Latitude and longitude, as `45.5,-73.6`.")
    ] = None,
    within_km: Annotated[float, Query(gt=0, le=500)] = 25,
) -> Around | None:
    """Raises PointNotReadable."""
    if near is None:
        return None
    try:
        latitude, longitude = map(float, near.split(","))
    except ValueError:
        raise PointNotReadable("not a point", field="near") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise PointNotReadable("not on the globe", field="near")
    return Around(latitude, longitude, within_km)


Near = Annotated[Around | None, Depends(_near)]

"""The provinces and territories of Canada: their codes, their letters, and where they lie."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Province:
    """`census` is the code of Statistics Canada; postal codes begin with one of `letters`."""

    code: str
    census: str
    letters: str
    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies in the rectangle around the province."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


PROVINCES = {
    province.code: province
    for province in (
        Province("NL", "10", "A", 46.5, 60.5, -67.9, -52.5),
        Province("PE", "11", "C", 45.9, 47.1, -64.5, -61.9),
        Province("NS", "12", "B", 43.3, 47.1, -66.5, -59.6),
        Province("NB", "13", "E", 44.5, 48.1, -69.1, -63.7),
        Province("QC", "24", "GHJK", 44.9, 62.7, -79.9, -57.0),
        Province("ON", "35", "KLMNP", 41.6, 56.9, -95.2, -74.3),
        Province("MB", "46", "R", 48.9, 60.1, -102.1, -88.9),
        Province("SK", "47", "S", 48.9, 60.1, -110.1, -101.3),
        Province("AB", "48", "T", 48.9, 60.1, -120.1, -109.9),
        Province("BC", "59", "V", 48.2, 60.1, -139.1, -114.0),
        Province("YT", "60", "Y", 59.9, 69.7, -141.1, -123.8),
        Province("NT", "61", "X", 59.9, 78.8, -136.5, -101.9),
        Province("NU", "62", "X", 51.6, 83.2, -120.7, -61.2),
    )
}

BY_CENSUS_CODE = {province.census: province.code for province in PROVINCES.values()}


def in_canada(latitude: float, longitude: float) -> bool:
    """Whether the point lies in the rectangle around Canada."""
    return 41.6 <= latitude <= 83.2 and -141.1 <= longitude <= -52.5

"""One facility of the open database, repaired, and the way back into its file."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from placements.domain.facilities.positions import Position
from placements.domain.facilities.provinces import PROVINCES
from placements.domain.facilities.streets import Street
from placements.domain.facilities.table import COLUMNS


class FacilityType(StrEnum):
    """The three kinds of the open database."""

    HOSPITAL = "hospital"
    RESIDENTIAL_CARE = "residential_care"
    AMBULATORY_CARE = "ambulatory_care"


SOURCE_NAMES = {
    FacilityType.HOSPITAL: "Hospitals",
    FacilityType.RESIDENTIAL_CARE: "Nursing and residential care facilities",
    FacilityType.AMBULATORY_CARE: "Ambulatory health care services",
}


@dataclass(frozen=True, slots=True)
class Facility:
    """What the file tells of one place. `source_id` is its index there, stable over editions."""

    line: int
    source_id: str
    name: str
    province: str
    facility_type: FacilityType | None
    source_type: str
    provider: str
    street: Street
    postal_code: str | None
    city: str | None
    position: Position | None
    subdivision: str
    subdivision_id: str

    @property
    def known(self) -> int:
        """How many of the facts that a row may lack are there."""
        facts = (self.facility_type, self.street.name, self.postal_code, self.city, self.position)
        return sum(bool(fact) for fact in facts)

    def as_row(self) -> dict[str, str]:
        """The row of the file that says the same."""
        latitude, longitude = self.position or ("", "")
        values = (
            self.source_id,
            self.name,
            self.source_type,
            SOURCE_NAMES[self.facility_type] if self.facility_type else "",
            self.provider,
            *self.street,
            self.postal_code or "",
            self.city or "",
            self.province,
            "",
            self.subdivision,
            self.subdivision_id,
            PROVINCES[self.province].census,
            str(latitude),
            str(longitude),
        )
        return dict(zip(COLUMNS, values, strict=True))


def as_file(facilities: Iterable[Facility]) -> bytes:
    """The facilities in the form of the open database, so that they can be read again."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(facility.as_row() for facility in facilities)
    return text.getvalue().encode()

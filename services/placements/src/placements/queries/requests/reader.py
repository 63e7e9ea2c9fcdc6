"""Who reads, on which day, and in which language."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.auth import Viewer
from placements.domain.requests.labels import Side
from placements.domain.requests.rights import side_of


@dataclass(frozen=True, slots=True)
class Reader:
    """Labels and channels are true of the day they are read on."""

    viewer: Viewer
    today: date
    language: str

    def side(self, placing_agency_id: UUID) -> Side:
        return side_of(self.viewer, placing_agency_id)

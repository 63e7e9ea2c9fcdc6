"""A school and a hospital, with the people who send, pass on and answer."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.journeys.people import Json, Person


@dataclass
class Province:
    """Ids of what was set up, and the people, signed in."""

    school_id: str = ""
    hospital_id: str = ""
    other_school_id: str = ""
    program: Json = field(default_factory=dict)
    other_program: Json = field(default_factory=dict)
    site: Json = field(default_factory=dict)
    service: Json = field(default_factory=dict)
    destination: Json = field(default_factory=dict)
    paper_destination: Json = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def pc(self) -> Person:
        """The placing coordinator of the school; reads French."""
        return self.people["pc"]

    @property
    def rc(self) -> Person:
        """The receiving coordinator of the hospital, contact of its service; reads English."""
        return self.people["rc"]

    @property
    def dc(self) -> Person:
        """The destination coordinator, contact of the destination; reads French."""
        return self.people["dc"]

    @property
    def supervisor(self) -> Person:
        """Works at the hospital; reads English."""
        return self.people["supervisor"]

    @property
    def stranger(self) -> Person:
        """The placing coordinator of another school; reads English."""
        return self.people["stranger"]

    @property
    def unit(self) -> Person:
        """The contact of the destination on paper: has no account."""
        return self.people["unit"]

    def wanted(self, **changes: object) -> Json:
        """What the school asks for; it never begins in the past."""
        starts_on = datetime.now(UTC).date() + timedelta(weeks=10)
        return {
            "program_id": self.program["id"],
            "placement_type": "group",
            "service_id": self.service["id"],
            "destination_id": self.destination["id"],
            "starts_on": starts_on.isoformat(),
            "ends_on": (starts_on + timedelta(days=25)).isoformat(),
            "students": 4,
            "shifts": 12,
            "hours_per_student": "96",
            **changes,
        }

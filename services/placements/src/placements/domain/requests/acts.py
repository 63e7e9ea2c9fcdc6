"""Who makes a move, when, and in which role."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chassis.viewer import Role, Viewer
from placements.domain.requests.days import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The actor and the moment of a move; without a person it is the clock or a rule."""

    at: datetime
    day: date
    person_id: UUID | None = None
    role: Role | None = None
    agency_id: UUID | None = None
    comment: str | None = None

    @classmethod
    def by(cls, viewer: Viewer, at: datetime, comment: str | None = None) -> "Act":
        return cls(
            at=at,
            day=day_of(at),
            person_id=viewer.person_id,
            role=viewer.role,
            agency_id=viewer.agency_id,
            comment=(comment or "").strip() or None,
        )

    @classmethod
    def by_the_clock(cls, at: datetime) -> "Act":
        return cls(at=at, day=day_of(at))

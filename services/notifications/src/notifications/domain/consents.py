"""Consents of students that come to their end, as far as their school is told by message."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

KIND = "consents_near_expiry"


@dataclass(frozen=True, kw_only=True)
class ConsentsEnding:
    """A count and a day; which students they are is read in Practica, under its rules."""

    event_id: UUID
    agency_id: UUID
    program_id: UUID
    students: int
    first_expires_on: date

    @property
    def path(self) -> str:
        """The list of those students, for whoever may open it."""
        return f"/students?consent=near_expiry&program_id={self.program_id}"

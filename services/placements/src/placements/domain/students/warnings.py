"""The school is told once that consents of its students come to their end."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NearExpiry:
    """How many of a program, and the first day without one of them; no student is named."""

    agency_id: UUID
    program_id: UUID
    students: int
    first_expires_on: date

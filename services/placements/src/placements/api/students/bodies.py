"""What callers send about students. None of it ever stands in a URL."""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Number = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40),
    Field(examples=["2031456"]),
]
Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$"),
    Field(examples=["marie.tremblay@etu.cegep.example"]),
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Students = Annotated[list[UUID], Field(min_length=1, max_length=500)]


class Body(BaseModel):
    """A body whose unknown fields are refused rather than overlooked."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


class StudentChanges(Body):
    """Only what changes; null forgets an optional fact, or takes a graduation back."""

    program_id: UUID | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    student_number: Number | None = None
    school_email: Email | None = None
    born_on: date | None = None
    gender: Name | None = None
    home_address: Note | None = None
    health_note: Note | None = None
    profile: Note | None = None
    releases_email: bool | None = None
    graduated_on: date | None = None


class NewStudent(Body):
    """`health_note` and `home_address` never leave the program."""

    program_id: UUID
    first_name: Name
    last_name: Name
    student_number: Number
    school_email: Email | None = None
    born_on: date | None = None
    gender: Name | None = None
    home_address: Note | None = None
    health_note: Note | None = None
    profile: Note | None = None
    releases_email: bool = False


class StudentSearch(Body):
    """Beginnings of names, or of a student number; accents and capitals do not matter."""

    words: Name
    program_id: UUID | None = None


class Signer(StrEnum):
    STUDENT = "student"
    GUARDIAN = "guardian"


class NewConsent(Body):
    """Under 18, a parent or guardian signs, and is named."""

    text_id: Annotated[str, StringConstraints(max_length=40), Field(examples=["QC-standard-1"])]
    signed_on: date
    signed_by: Signer = Signer.STUDENT
    guardian_name: Name | None = None


class NamedStudents(Body):
    """Students of the program that the request is for."""

    student_ids: Students


class FinalizedStudents(Body):
    """Without ids, everybody who is on the request."""

    student_ids: Annotated[list[UUID], Field(max_length=500)] = []

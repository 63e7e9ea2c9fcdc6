"""What callers send about places and programs."""

from decimal import Decimal
from typing import Annotated, Any, TypeVar, cast
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from placements.domain.facilities.facility import FacilityType

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ShortName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Justification = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=10, max_length=500),
    Field(examples=["Shared changing rooms: shifts are planned by gender."]),
]
Province = Annotated[str, StringConstraints(pattern="^[A-Za-z]{2}$")]
PostalCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d[A-Z] \d[A-Z]\d$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Hours = Annotated[Decimal, Field(gt=0, lt=10_000, max_digits=7, decimal_places=2)]
Services = Annotated[list[UUID], Field(min_length=1, max_length=50)]

_Facts = TypeVar("_Facts")


class Body(BaseModel):
    """A body whose unknown fields are refused rather than overlooked."""

    model_config = ConfigDict(extra="forbid")


def facts_of(body: BaseModel, kind: type[_Facts], *, required: frozenset[str]) -> _Facts:
    """The fields that were sent; null for a required one means that it stays as it is."""
    del kind
    sent: dict[str, Any] = body.model_dump(exclude_unset=True)
    kept = {name: sent[name] for name in sent if sent[name] is not None or name not in required}
    return cast("_Facts", kept)


class SiteChanges(Body):
    """Only what changes; null forgets an optional fact."""

    name: Name | None = None
    province: Province | None = None
    facility_type: FacilityType | None = None
    street: Name | None = None
    city: Name | None = None
    postal_code: PostalCode | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class NewSite(Body):
    """An administrator may record a site of any agency, or of none."""

    agency_id: UUID | None = None
    name: Name
    province: Province
    facility_type: FacilityType | None = None
    street: Name | None = None
    city: Name | None = None
    postal_code: PostalCode | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None


class SiteAgency(Body):
    """Null takes the site from its agency."""

    agency_id: UUID | None


class NewService(Body):
    """A service of a site, named in both languages."""

    site_id: UUID
    name_fr: Name
    name_en: Name
    contact_person_id: UUID | None = None


class ServiceChanges(Body):
    """Only what changes."""

    name_fr: Name | None = None
    name_en: Name | None = None


class ContactChange(Body):
    """Null leaves the place without a contact."""

    contact_person_id: UUID | None


class GenderRequirement(Body):
    """Null asks for it no more."""

    justification: Justification | None


class NewDestination(Body):
    """Both names are unique among the active destinations of the site."""

    site_id: UUID
    name: Name
    short_name: ShortName
    service_ids: Services
    contact_person_id: UUID | None = None


class DestinationChanges(Body):
    """Only what changes."""

    name: Name | None = None
    short_name: ShortName | None = None
    service_ids: Services | None = None


class NewProgram(Body):
    """`discipline` is a stable word such as `nursing`; `department_id` is one of the school's."""

    agency_id: UUID
    name_fr: Name
    name_en: Name
    discipline: ShortName
    department_id: UUID | None = None


class ProgramChanges(Body):
    """Only what changes; null takes the program from its department."""

    name_fr: Name | None = None
    name_en: Name | None = None
    discipline: ShortName | None = None
    department_id: UUID | None = None
    active: bool | None = None


class NewCourse(Body):
    """A practicum course of a program."""

    program_id: UUID
    code: ShortName
    name_fr: Name
    name_en: Name
    default_hours: Hours | None = None


class CourseChanges(Body):
    """Only what changes; null forgets the hours."""

    code: ShortName | None = None
    name_fr: Name | None = None
    name_en: Name | None = None
    default_hours: Hours | None = None
    active: bool | None = None

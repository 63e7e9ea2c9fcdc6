"""What is said of a member of staff when the record is added or corrected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated
from uuid import UUID

from pydantic import Field

from identity.api.bodies import Body, Email, Name, Text
from identity.domain.people.person import DeactivationReason, Language, PersonFacts, StaffRole
from identity.domain.people.phone import MOST_PHONES, Phone, PhoneKind

_CLEARABLE = frozenset({"department_id", "email", "direct_email", "phones", "title"})
Roles = Annotated[frozenset[StaffRole], Field(min_length=1)]


class PhoneBody(Body):
    kind: PhoneKind
    number: Annotated[str, Field(max_length=30, examples=["819 555-0100"])]
    extension: Annotated[str, Field(max_length=10, examples=["4122"])] | None = None


PhoneBodies = Annotated[list[PhoneBody], Field(max_length=MOST_PHONES)]


class NewPerson(Body):
    agency_id: UUID
    department_id: UUID | None = None
    first_name: Name
    last_name: Name
    language: Language
    roles: Roles
    email: Email | None = Field(default=None, description="Where messages about placements go.")
    direct_email: Email | None = Field(default=None, description="Read by this person alone.")
    phones: PhoneBodies = Field(default=[])
    title: Text | None = None
    confirmed_not_duplicate: bool = Field(
        default=False, description="Whoever is alike was looked at, and is somebody else."
    )

    @property
    def facts(self) -> PersonFacts:
        """Raises whatever a record cannot be like."""
        given = self.model_dump(exclude={"agency_id", "confirmed_not_duplicate", "phones"})
        return PersonFacts(**given, phones=phones(self.phones))


class PersonChange(Body):
    """What is left out, or null where a value has to be, stays as it is."""

    department_id: UUID | None = None
    first_name: Name | None = None
    last_name: Name | None = None
    language: Language | None = None
    roles: Roles | None = None
    email: Email | None = None
    direct_email: Email | None = None
    phones: PhoneBodies | None = None
    title: Text | None = None

    def applied_to(self, facts: PersonFacts) -> PersonFacts:
        given = self.model_dump(exclude_unset=True)
        if "phones" in given:
            given["phones"] = phones(self.phones or [])
        return replace(
            facts,
            **{name: to for name, to in given.items() if to is not None or name in _CLEARABLE},
        )


class Deactivation(Body):
    reason: DeactivationReason


def phones(given: Sequence[PhoneBody]) -> tuple[Phone, ...]:
    """Raises MalformedPhone, with the place in the list."""
    return tuple(
        Phone.written(one.kind, one.number, one.extension, at=f"phones[{place}].number")
        for place, one in enumerate(given)
    )

"""A staff record: somebody who works at an agency, with or without an account. Never a student."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent
from chassis.ids import new_id
from identity.domain.people.phone import Phone, expect_few
from identity.domain.wording import address_or_none, required, tidy_or_none

Language = Literal["fr", "en"]


class StaffRole(StrEnum):
    """What somebody does at work. What they may do in Practica is a role assignment."""

    PLACING_COORDINATOR = "placing_coordinator"
    COURSE_LEADER = "course_leader"
    INSTRUCTOR = "instructor"
    GROUP_INSTRUCTOR = "group_instructor"
    STUDENT_ADMINISTRATOR = "student_administrator"
    STAFF_ADMINISTRATOR = "staff_administrator"
    DEPARTMENT_CONTACT = "department_contact"
    CONTENT_AUTHOR = "content_author"
    CONTENT_MANAGER = "content_manager"
    RECEIVING_COORDINATOR = "receiving_coordinator"
    DESTINATION_COORDINATOR = "destination_coordinator"
    DISCIPLINE_CONTACT = "discipline_contact"
    SUPERVISOR = "supervisor"
    POLICY_LEVEL = "policy_level"
    SUPPORT = "support"
    ADMINISTRATOR = "administrator"


class DeactivationReason(StrEnum):
    LEFT = "left"
    CHANGED_POSITION = "changed_position"
    ON_LEAVE = "on_leave"
    RETIRED = "retired"
    DECEASED = "deceased"
    DUPLICATE = "duplicate"
    OTHER = "other"


class RolesMissing(DomainError):
    """A staff record names at least one role."""

    slug = "staff-roles-missing"


class NotADuplicate(Conflict):
    """Only a record that was made inactive as a duplicate can be deleted."""

    slug = "not-a-duplicate"


class DuplicateInUse(Conflict):
    """The record has an account or an active role; those stay with whom they were given to."""

    slug = "duplicate-in-use"


class KeptRecordElsewhere(DomainError):
    """The record that stays is another one of the same agency, and active."""

    slug = "kept-record-elsewhere"


class PersonInactive(Conflict):
    """The person no longer works here; restore the record first."""

    slug = "person-inactive"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    person: "Person"


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """What is known of a member of staff.

    Messages about placements go to the routine address `email`, which may be a shared mailbox.
    `direct_email` is read by that person alone, and is the name to sign in with.
    """

    first_name: str
    last_name: str
    language: Language
    roles: frozenset[StaffRole]
    department_id: UUID | None = None
    email: str | None = field(default=None, repr=False)
    direct_email: str | None = field(default=None, repr=False)
    phones: tuple[Phone, ...] = field(default=(), repr=False)
    title: str | None = None

    def __post_init__(self) -> None:
        for name in ("first_name", "last_name"):
            object.__setattr__(self, name, required(getattr(self, name), name))
        object.__setattr__(self, "title", tidy_or_none(self.title))
        object.__setattr__(self, "phones", expect_few(self.phones))
        for name in ("email", "direct_email"):
            object.__setattr__(self, name, address_or_none(getattr(self, name), name))
        if not self.roles:
            raise RolesMissing("A staff record needs a role", field="roles")


@dataclass(eq=False, kw_only=True)
class Person(Aggregate):
    agency_id: UUID
    facts: PersonFacts
    active: bool
    deactivation_reason: DeactivationReason | None = None

    @classmethod
    def add(cls, facts: PersonFacts, *, agency_id: UUID, id: UUID | None = None) -> Self:
        person = cls(id=id or new_id(), agency_id=agency_id, facts=facts, active=True)
        person.record(Recorded(person))
        return person

    def change(self, facts: PersonFacts) -> None:
        if facts == self.facts:
            return
        self.facts = facts
        self.record(Recorded(self))

    def deactivate(self, reason: DeactivationReason) -> None:
        if not self.active:
            return
        self.active, self.deactivation_reason = False, reason
        self.record(Recorded(self))

    def restore(self) -> None:
        """The person works here again; an account that was disabled stays so."""
        if self.active:
            return
        self.active, self.deactivation_reason = True, None
        self.record(Recorded(self))

    def expect_duplicate(self) -> None:
        if self.active or self.deactivation_reason is not DeactivationReason.DUPLICATE:
            raise NotADuplicate("The record was not made inactive as a duplicate")

    def expect_active(self) -> None:
        if not self.active:
            raise PersonInactive("The staff record is inactive")

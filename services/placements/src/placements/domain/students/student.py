"""A student of a school."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self, Unpack
from uuid import UUID

from chassis.domain import Aggregate, DomainEvent
from chassis.ids import new_id
from placements.domain.students.consent_texts import ConsentText
from placements.domain.students.consents import Signature, SignedConsent
from placements.domain.students.errors import NoConsentToWithdraw, StudentDataDestroyed
from placements.domain.students.personal import Personal, PersonalFacts
from policy.disclosure import ConsentState, state_of


@dataclass(frozen=True)
class StudentChanged(DomainEvent):
    """The record, its program or its consent is new or changed; nobody else is told."""

    student: "Student"


@dataclass(frozen=True)
class ConsentSigned(StudentChanged):
    """A text was signed."""


@dataclass(frozen=True)
class ConsentWithdrawn(StudentChanged):
    """From the next read on, nothing is shown any more."""


@dataclass(eq=False, kw_only=True)
class Student(Aggregate):
    """`personal` is None once it was destroyed; the id stays, for statistics.

    `department_id`, to which the program belongs now, is not the record's own.
    `releases_email` is the student's own word that receivers may be given the school e-mail.
    """

    agency_id: UUID
    program_id: UUID
    department_id: UUID | None = None
    personal: Personal | None
    consent: SignedConsent | None = None
    releases_email: bool = False
    graduated_on: date | None = None
    created_at: datetime
    destroyed_at: datetime | None = None

    @classmethod
    def record_new(
        cls,
        *,
        agency_id: UUID,
        program_id: UUID,
        personal: Personal,
        now: datetime,
        department_id: UUID | None = None,
    ) -> Self:
        """Raises NameMissing or BornInTheFuture."""
        student = cls(
            id=new_id(),
            agency_id=agency_id,
            program_id=program_id,
            department_id=department_id,
            personal=personal.checked(now.date()),
            created_at=now,
        )
        student.record(StudentChanged(student))
        return student

    def held(self) -> Personal:
        """Raises StudentDataDestroyed."""
        if self.personal is None:
            raise StudentDataDestroyed(f"nothing is left of {self.id}")
        return self.personal

    def change(self, now: datetime, **facts: Unpack[PersonalFacts]) -> None:
        """A date of birth by which the student was too young to sign alone ends that consent: it
        was never given. Raises StudentDataDestroyed, NameMissing or BornInTheFuture.
        """
        personal = self.held().changed(now.date(), **facts)
        given = self.consent is not None and self.consent.could_be_given(personal.born_on)
        self._set(personal=personal, consent=self.consent if given else None)

    def move_to(self, program_id: UUID, department_id: UUID | None) -> None:
        """Raises StudentDataDestroyed."""
        self.held()
        self._set(program_id=program_id, department_id=department_id)

    def release_email(self, *, released: bool) -> None:
        """Raises StudentDataDestroyed."""
        self.held()
        self._set(releases_email=released)

    def graduate(self, on: date | None) -> None:
        """The purpose of the record ends on that day; None takes it back."""
        self.held()
        self._set(graduated_on=on)

    def consent_to(self, text: ConsentText, signature: Signature, now: datetime) -> None:
        """Raises StudentDataDestroyed, SignedInTheFuture, ConsentTextRetired, GuardianMustSign or
        GuardianNotNamed.
        """
        personal = self.held()
        self.consent = SignedConsent.to(text, signature, personal.born_on, now)
        guardian = signature.guardian_name if signature.by_guardian else None
        self.personal = replace(personal, guardian_name=guardian)
        self.record(ConsentSigned(self))

    def withdraw_consent(self, now: datetime) -> None:
        """Raises NoConsentToWithdraw; to withdraw twice changes nothing."""
        if self.consent is None:
            raise NoConsentToWithdraw(f"{self.id} never consented")
        if self.consent.withdrawn_at is None:
            self.consent = replace(self.consent, withdrawn_at=now)
            self.record(ConsentWithdrawn(self))

    def consent_state(self, today: date) -> ConsentState:
        """Graduating ends a consent on that day, whatever its own date."""
        state = state_of(self.consent, today)
        graduated = self.graduated_on is not None and self.graduated_on <= today
        ends = graduated and state is ConsentState.VALID
        return ConsentState.EXPIRED if ends else state

    def destroy(self, now: datetime) -> None:
        """Keeps the id, the school and the program; a second time changes nothing."""
        if self.destroyed_at is None:
            self.personal = self.consent = self.graduated_on = None
            self.releases_email = False
            self.destroyed_at = now
            self.record(StudentChanged(self))

    def _set(self, **facts: object) -> None:
        before = vars(self).copy()
        vars(self).update(facts)
        if vars(self) != before:
            self.record(StudentChanged(self))

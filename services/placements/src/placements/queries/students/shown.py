"""What a viewer is shown of a student: the shapes of the answers, filled by the engine alone."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from placements.domain.requests.reasons import Text
from placements.domain.students.personal import Personal
from placements.domain.students.student import Student
from placements.queries.requests.shown import Shown
from policy.disclosure import ConsentState, Disclosure, Field, Reason, Showing
from policy.disclosure.consent import near_expiry
from policy.disclosure.names import name_on_a_schedule

_INSTEAD: dict[Showing, Text] = {
    Showing.CONSENT_EXPIRED: Text("Consentement expiré", "Consent expired"),
    Showing.HIDDEN: Text("", ""),
}


HELD: dict[Field, tuple[str, ...]] = {
    Field.NAME: ("first_name", "last_name"),
    Field.STUDENT_NUMBER: ("student_number",),
    Field.SCHOOL_EMAIL: ("school_email",),
    Field.BIRTH_DAY: ("birth_day",),
    Field.GENDER: ("gender",),
    Field.PROFILE: ("profile",),
    Field.HOME_ADDRESS: ("home_address",),
    Field.HEALTH: ("health_note",),
}
"""What there is to show so far, and the names it has in an answer; documents are not kept yet."""


class ShownFacts(Shown):
    """`label` stands where the name would stand; what is not shown is null.

    `withheld` gives the reason for each field that is not shown.
    """

    showing: Showing
    label: str
    short_label: str = ""
    """For schedules: the first initial and part of the surname, or what stands for the name."""
    first_name: str | None = None
    last_name: str | None = None
    student_number: str | None = None
    school_email: str | None = None
    birth_day: str | None = None
    """Month and day, such as `05-17`."""
    gender: str | None = None
    profile: str | None = None
    home_address: str | None = None
    health_note: str | None = None
    withheld: dict[Field, Reason]


class ShownConsent(Shown):
    """`near_expiry` is true from 180 days before the end."""

    state: ConsentState
    near_expiry: bool
    text_id: str | None = None
    expanded: bool | None = None
    by_guardian: bool | None = None
    signed_on: date | None = None
    expires_on: date | None = None
    withdrawn_at: datetime | None = None


class StudentKept(Shown):
    """What a student's record says of no person: also the answer to every change of it.

    Answers to changes are kept for repetition under the service's key, which outlives the
    student's: so nothing personal stands in them.
    """

    id: UUID
    version: int
    program_id: UUID
    releases_email: bool
    graduated_on: date | None
    consent: ShownConsent
    destroyed_at: datetime | None


class StudentRecord(ShownFacts, StudentKept):
    """A student as the school keeps them; `born_on` has the year."""

    born_on: date | None


class PlacedStudent(ShownFacts):
    """A student on a request; the id is told to whoever may be told who it is."""

    id: UUID | None
    nickname: str
    finalized: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """One student before one viewer: the decision, and what stands for the name if it says so."""

    disclosure: Disclosure
    nickname: str
    language: str

    def facts(self, personal: Personal | None) -> ShownFacts:
        """Reads nothing of a student that was decided to be hidden."""
        showing = self.disclosure[Field.NAME].showing
        if personal is None:
            return ShownFacts(showing=Showing.HIDDEN, label="", withheld=self._withheld())
        label = self._label(showing, personal)
        short = name_on_a_schedule(personal.first_name, personal.last_name)
        return ShownFacts(
            showing=showing,
            label=label,
            short_label=short if showing is Showing.SHOWN else label,
            withheld=self._withheld(),
            **self._shown(personal),
        )

    def nobody(self) -> ShownFacts:
        """For a record that nothing is shown of: it was not even opened."""
        showing = self.disclosure[Field.NAME].showing
        instead = _INSTEAD.get(showing)
        label = instead.read_in(self.language) if instead else self.nickname
        return ShownFacts(
            showing=showing,
            label=label,
            short_label=label,
            withheld=self._withheld(),
        )

    def _shown(self, personal: Personal) -> dict[str, str | None]:
        values = _values_of(personal)
        return {
            name: value
            for field, names in HELD.items()
            if field in self.disclosure.shown
            for name, value in zip(names, values[field], strict=True)
        }

    def _label(self, showing: Showing, personal: Personal) -> str:
        match showing:
            case Showing.SHOWN:
                return personal.full_name
            case Showing.NICKNAME:
                return self.nickname
            case _:
                return _INSTEAD[showing].read_in(self.language)

    def _withheld(self) -> dict[Field, Reason]:
        return {
            field: decision.reason
            for field, decision in self.disclosure.decisions.items()
            if not decision.shown
        }


def kept(student: Student, today: date, version: int = 0) -> StudentKept:
    """`version` is the one that it will have, if it was just changed."""
    return StudentKept(
        id=student.id,
        version=version or student.version,
        program_id=student.program_id,
        releases_email=student.releases_email,
        graduated_on=student.graduated_on,
        consent=shown_consent(student, today),
        destroyed_at=student.destroyed_at,
    )


def shown_consent(student: Student, today: date) -> ShownConsent:
    consent, state = student.consent, student.consent_state(today)
    if consent is None:
        return ShownConsent(state=state, near_expiry=False)
    return ShownConsent(
        state=state,
        near_expiry=state is ConsentState.VALID and near_expiry(consent, today),
        text_id=consent.text_id,
        expanded=consent.expanded,
        by_guardian=consent.by_guardian,
        signed_on=consent.signed_on,
        expires_on=consent.expires_on,
        withdrawn_at=consent.withdrawn_at,
    )


def _values_of(personal: Personal) -> dict[Field, tuple[str | None, ...]]:
    return {
        Field.NAME: (personal.first_name, personal.last_name),
        Field.STUDENT_NUMBER: (personal.student_number,),
        Field.SCHOOL_EMAIL: (personal.school_email,),
        Field.BIRTH_DAY: (f"{personal.born_on:%m-%d}" if personal.born_on else None,),
        Field.GENDER: (personal.gender,),
        Field.PROFILE: (personal.profile,),
        Field.HOME_ADDRESS: (personal.home_address,),
        Field.HEALTH: (personal.health_note,),
    }

"""What there is to see of a student, and what becomes of it for one viewer."""

from enum import StrEnum
from typing import NamedTuple


class Field(StrEnum):
    """What is disclosed or not, each by a rule of its own."""

    COUNT = "count"
    """That there is one more student."""
    NAME = "name"
    PROFILE = "profile"
    ANONYMOUS_RESUME = "anonymous_resume"
    NAMED_RESUME = "named_resume"
    SCHOOL_EMAIL = "school_email"
    STUDENT_NUMBER = "student_number"
    GENDER = "gender"
    BIRTH_DAY = "birth_day"
    """Day and month, never the year."""
    HEALTH = "health"
    HOME_ADDRESS = "home_address"
    PHOTO = "photo"


class Showing(StrEnum):
    """What stands in the place of a field."""

    SHOWN = "shown"
    NICKNAME = "nickname"
    """The school's initials and a number, such as UBC-1."""
    CONSENT_EXPIRED = "consent_expired"
    """A sign in the place of the name, for everybody."""
    HIDDEN = "hidden"


class Reason(StrEnum):
    """Why a field is shown or not: a stable slug."""

    OWN_SCHOOL = "own-school"
    OWN_RECORD = "own-record"
    COUNT_IS_OPEN = "count-is-open"
    PROPOSED = "proposed"
    """The student is assigned, and nobody can tell who it is."""
    RELEASED = "released"
    TO_RENEW_CONSENT = "to-renew-consent"
    """The school finds its student by number, to ask for a new consent."""

    OUTSIDE_SCOPE = "outside-scope"
    POLICY_LEVEL = "policy-level"
    NAMES_NOT_NEEDED = "names-not-needed"
    WITHOUT_NAMES = "level-without-names"
    NOT_RECEIVED = "not-received"
    NOT_CONFIRMED = "not-confirmed"
    NOT_FINALIZED = "not-finalized"
    PLACEMENT_OVER = "placement-over"
    CONSENT_MISSING = "consent-missing"
    CONSENT_EXPIRED = "consent-expired"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    NEED_TO_KNOW = "need-to-know"
    STAYS_IN_PROGRAM = "stays-in-program"
    EMAIL_NOT_RELEASED = "email-not-released"
    NUMBER_NOT_RELEASED = "number-not-released"
    GENDER_NOT_ASKED = "gender-not-asked"
    BIRTH_DAY_NOT_ASKED = "birth-day-not-asked"


class Decision(NamedTuple):
    """What is shown of one field, and why."""

    showing: Showing
    reason: Reason

    @property
    def shown(self) -> bool:
        return self.showing is Showing.SHOWN

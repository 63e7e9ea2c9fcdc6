"""How long a student's consent holds."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

VALID_FOR_YEARS = 6
WARNED_BEFORE = timedelta(days=180)
OF_AGE = 18


class ConsentState(StrEnum):
    """Where a consent stands on a day."""

    MISSING = "missing"
    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One signed text; `expires_on` is the first day without it."""

    signed_on: date
    expires_on: date
    withdrawn_at: datetime | None = None
    expanded: bool = False
    """Whether the text lets the school give away the student number."""


def expiry_of(signed_on: date) -> date:
    """Six years later; what was signed on a 29 February ends on a 28th."""
    year = signed_on.year + VALID_FOR_YEARS
    try:
        return signed_on.replace(year=year)
    except ValueError:
        return signed_on.replace(year=year, day=28)


def state_of(consent: Consent | None, today: date) -> ConsentState:
    """A withdrawal counts from the moment that it is known of."""
    if consent is None or consent.signed_on > today:
        return ConsentState.MISSING
    if consent.withdrawn_at is not None:
        return ConsentState.WITHDRAWN
    return ConsentState.EXPIRED if consent.expires_on <= today else ConsentState.VALID


def near_expiry(consent: Consent | None, today: date) -> bool:
    """From 180 days before a valid consent ends."""
    if consent is None or state_of(consent, today) is not ConsentState.VALID:
        return False
    return consent.expires_on - today <= WARNED_BEFORE


def guardian_signs(born_on: date, signed_on: date) -> bool:
    """Whether a parent or guardian has to sign: the student is under 18 on that day."""
    had_birthday = (signed_on.month, signed_on.day) >= (born_on.month, born_on.day)
    return signed_on.year - born_on.year - (not had_birthday) < OF_AGE

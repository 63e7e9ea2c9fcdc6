"""Six years, a warning 180 days before, and a guardian's hand under 18."""

from datetime import UTC, date, datetime

import pytest

from policy.disclosure.consent import (
    Consent,
    ConsentState,
    expiry_of,
    guardian_signs,
    near_expiry,
    state_of,
)
from policy.disclosure.names import name_on_a_schedule, nickname

SIGNED = Consent(signed_on=date(2021, 3, 1), expires_on=date(2027, 3, 1))
WITHDRAWN = Consent(
    signed_on=date(2021, 3, 1),
    expires_on=date(2027, 3, 1),
    withdrawn_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("signed_on", "expires_on"),
    [
        (date(2021, 3, 1), date(2027, 3, 1)),
        (date(2024, 2, 29), date(2030, 2, 28)),
    ],
)
def test_a_consent_holds_for_six_years(signed_on: date, expires_on: date) -> None:
    assert expiry_of(signed_on) == expires_on


@pytest.mark.parametrize(
    ("consent", "today", "state"),
    [
        (None, date(2026, 1, 1), ConsentState.MISSING),
        (SIGNED, date(2021, 2, 28), ConsentState.MISSING),
        (SIGNED, date(2021, 3, 1), ConsentState.VALID),
        (SIGNED, date(2027, 2, 28), ConsentState.VALID),
        (SIGNED, date(2027, 3, 1), ConsentState.EXPIRED),
        (WITHDRAWN, date(2026, 1, 1), ConsentState.WITHDRAWN),
        (WITHDRAWN, date(2028, 1, 1), ConsentState.WITHDRAWN),
    ],
)
def test_its_last_day_is_the_one_before_it_expires(
    consent: Consent | None, today: date, state: ConsentState
) -> None:
    assert state_of(consent, today) is state


def test_a_warning_is_given_from_180_days_before() -> None:
    assert not near_expiry(SIGNED, date(2026, 9, 1))
    assert near_expiry(SIGNED, date(2026, 9, 2))
    assert not near_expiry(SIGNED, date(2027, 3, 1))
    assert not near_expiry(WITHDRAWN, date(2026, 12, 1))


def test_a_guardian_signs_until_the_eighteenth_birthday() -> None:
    assert guardian_signs(date(2008, 5, 2), date(2026, 5, 1))
    assert not guardian_signs(date(2008, 5, 2), date(2026, 5, 2))


def test_a_nickname_is_the_school_and_a_number() -> None:
    assert nickname("UBC", "University of British Columbia", 1) == "UBC-1"
    assert nickname("", "Cégep de l’Outaouais", 12) == "CDL-12"


def test_a_released_name_is_shortened_on_a_schedule() -> None:
    assert name_on_a_schedule("Marie", "Tremblay") == "M. Trem."
    assert name_on_a_schedule("Léo", "Roy") == "L. Roy"

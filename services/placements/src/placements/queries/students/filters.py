"""Students by where their consent stands, in the words of the index."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_

from placements.store.tables.students import students
from policy.disclosure.consent import WARNED_BEFORE

_s = students.c


class ConsentFilter(StrEnum):
    """`near_expiry` are valid ones of the last 180 days."""

    MISSING = "missing"
    VALID = "valid"
    NEAR_EXPIRY = "near_expiry"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


def consent_is(wanted: ConsentFilter, today: date) -> ColumnElement[bool]:
    """Agrees with `Student.consent_state`; a test holds the two together."""
    given = and_(_s.consent_text_id.is_not(None), _s.consent_withdrawn_at.is_(None))
    graduated = _s.graduated_on <= today
    over = or_(_s.consent_expires_on <= today, graduated.is_(True))
    valid = and_(given, over.is_not(True))
    conditions: dict[ConsentFilter, ColumnElement[bool]] = {
        ConsentFilter.MISSING: _s.consent_text_id.is_(None),
        ConsentFilter.VALID: valid,
        ConsentFilter.NEAR_EXPIRY: and_(valid, _s.consent_expires_on <= today + WARNED_BEFORE),
        ConsentFilter.EXPIRED: and_(given, over),
        ConsentFilter.WITHDRAWN: _s.consent_withdrawn_at.is_not(None),
    }
    return conditions[wanted]

"""How students and rosters are written as rows, and read back."""

import json
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from chassis.data_keys import DataKeys
from chassis.store import Row
from placements.domain.students.consents import SignedConsent
from placements.domain.students.personal import Personal
from placements.domain.students.roster import Roster, RosterPlace
from placements.domain.students.student import Student


def personal_bytes(personal: Personal) -> bytes:
    """What is sealed of a student."""
    return json.dumps(asdict(personal), default=date.isoformat, ensure_ascii=False).encode()


def personal_from(content: bytes) -> Personal:
    facts = json.loads(content)
    born_on = facts.pop("born_on")
    return Personal(born_on=born_on and date.fromisoformat(born_on), **facts)


def opened(row: Row, keys: DataKeys) -> Personal | None:
    """None where the key or the content is gone; raises CannotOpen for another service's key."""
    if row["sealed"] is None or row["wrapped"] is None:
        return None
    key = keys.unwrap(row["wrapped"], row["id"])
    return personal_from(key.open(row["sealed"]))


def student_from(row: Row, personal: Personal | None) -> Student:
    return Student(
        id=row["id"],
        version=row["version"],
        agency_id=row["agency_id"],
        program_id=row["program_id"],
        department_id=row["department_id"],
        personal=personal,
        consent=consent_from(row),
        releases_email=row["releases_email"],
        graduated_on=row["graduated_on"],
        created_at=row["created_at"],
        destroyed_at=row["destroyed_at"],
    )


def consent_from(row: Row) -> SignedConsent | None:
    if row["consent_text_id"] is None:
        return None
    return SignedConsent(
        text_id=row["consent_text_id"],
        by_guardian=row["consent_by_guardian"],
        expanded=row["consent_expanded"],
        signed_on=row["consent_signed_on"],
        expires_on=row["consent_expires_on"],
        withdrawn_at=row["consent_withdrawn_at"],
    )


def student_row(student: Student, sealed: bytes | None) -> dict[str, object]:
    consent = student.consent
    return {
        "id": student.id,
        "agency_id": student.agency_id,
        "program_id": student.program_id,
        "sealed": sealed,
        "releases_email": student.releases_email,
        "graduated_on": student.graduated_on,
        "consent_text_id": consent and consent.text_id,
        "consent_expanded": consent and consent.expanded,
        "consent_by_guardian": consent and consent.by_guardian,
        "consent_signed_on": consent and consent.signed_on,
        "consent_expires_on": consent and consent.expires_on,
        "consent_withdrawn_at": consent and consent.withdrawn_at,
        "created_at": student.created_at,
        "destroyed_at": student.destroyed_at,
    }


def roster_from(row: Row) -> Roster:
    return Roster(
        id=row["id"],
        version=row["version"],
        agency_id=row["agency_id"],
        places=places_from(row["places"]),
        last_number=row["last_number"],
    )


def places_from(kept: list[dict[str, str]]) -> tuple[RosterPlace, ...]:
    return tuple(
        RosterPlace(
            student_id=UUID(each["student_id"]),
            number=int(each["number"]),
            named_at=datetime.fromisoformat(each["named_at"]),
            finalized_at=_moment(each["finalized_at"]),
        )
        for each in kept
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def roster_row(roster: Roster) -> dict[str, object]:
    return {
        "id": roster.id,
        "agency_id": roster.agency_id,
        "student_ids": list(roster.student_ids),
        "places": [
            {
                "student_id": str(place.student_id),
                "number": place.number,
                "named_at": place.named_at.isoformat(),
                "finalized_at": place.finalized_at and place.finalized_at.isoformat(),
            }
            for place in roster.places
        ],
        "last_number": roster.last_number,
    }

"""From a row of the store to what one viewer may read of it."""

from typing import Any
from uuid import UUID

from chassis.store import Row
from placements.domain.requests.errors import PlacementRequestNotFound
from placements.domain.requests.labels import Label, Side, Standing, label_of
from placements.domain.requests.reasons import Reason
from placements.domain.requests.rights import open_moves
from placements.domain.requests.statuses import BEFORE_PASSED_ON, Status, school_status_of
from placements.queries.requests.reader import Reader
from placements.queries.requests.shown import (
    Named,
    PlacementRequestDetail,
    PlacementRequestRow,
    shown_channel,
    shown_label,
    shown_reason,
)
from placements.store.requests.contacts import contacts_from


def row_for(row: Row, reader: Reader) -> PlacementRequestRow | None:
    """None for a request that was withdrawn since it was found."""
    label = _label(row, reader)
    return PlacementRequestRow(**_fields(row, reader, label)) if label else None


def detail_for(row: Row, people: dict[UUID, str], reader: Reader) -> PlacementRequestDetail:
    """`people` are the names of supervisors, instructors and of who asked.

    Raises PlacementRequestNotFound for a request that was withdrawn since it was found.
    """
    label = _label(row, reader)
    if label is None:
        raise PlacementRequestNotFound(f"{row['id']} was withdrawn")
    fields = _fields(row, reader, label)
    at_school = reader.side(row["placing_agency_id"]) is Side.SCHOOL
    contacts = contacts_from(row, has_agency=row["receiving_agency_id"] is not None)
    facing_service = Status(row["status"]) in BEFORE_PASSED_ON
    return PlacementRequestDetail(
        **fields,
        requested_by=Named(id=row["requested_by"], name=people.get(row["requested_by"], "")),
        supervisors=[Named(id=one, name=people.get(one, "")) for one in fields["supervisor_ids"]],
        instructors=[Named(id=one, name=people.get(one, "")) for one in fields["instructor_ids"]],
        redirected_at=row["redirected_at"],
        destination_answered_at=None if at_school else row["destination_answered_at"],
        destination_reason=None
        if at_school
        else _reason(row, "destination_reason", reader.language),
        channel=shown_channel(
            contacts.service if facing_service else contacts.destination,
            reader.today,
            reader.language,
        ),
    )


def _fields(row: Row, reader: Reader, label: Label) -> dict[str, Any]:
    status = Status(row["status"])
    contacts = contacts_from(row, has_agency=row["receiving_agency_id"] is not None)
    side = reader.side(row["placing_agency_id"])
    at_school = side is Side.SCHOOL
    return {
        "id": row["id"],
        "version": row["school_version"] if at_school else row["version"],
        "reference": row["reference"],
        "status": school_status_of(status) if at_school else status,
        "label": shown_label(label, reader.language),
        "reason": _reason(row, "reason", reader.language),
        "discipline": row["discipline"],
        "placement_type": row["placement_type"],
        "starts_on": row["starts_on"],
        "ends_on": row["ends_on"],
        "students": row["students"],
        "shifts": row["shifts"],
        "hours_per_student": row["hours_per_student"],
        "release_on": row["release_on"] if at_school else None,
        "supervisor_ids": supervisors_shown(
            row["supervisor_ids"], side, answered=row["answered_at"] is not None
        ),
        "instructor_ids": list(row["instructor_ids"]),
        "waitlist_position": row["waitlist_position"],
        "created_at": row["created_at"] if at_school else None,
        "sent_at": row["sent_at"],
        "answered_at": row["answered_at"],
        "confirmed_at": row["confirmed_at"],
        "cancelled_at": row["cancelled_at"],
        "allowed_moves": open_moves(
            reader.viewer.role,
            status,
            may_change=reader.viewer.may_change,
            contact_is_user=contacts.destination.is_user(reader.today),
            begun=reader.today > row["starts_on"],
        ),
        **_names(row, reader.language),
    }


def supervisors_shown(ids: list[UUID], side: Side, *, answered: bool) -> list[UUID]:
    """Who is to supervise would tell the school that the destination accepted."""
    return [] if side is Side.SCHOOL and not answered else list(ids)


def _label(row: Row, reader: Reader) -> Label | None:
    status, release_on = Status(row["status"]), row["release_on"]
    contacts = contacts_from(row, has_agency=row["receiving_agency_id"] is not None)
    facing = contacts.service if status in BEFORE_PASSED_ON else contacts.destination
    standing = Standing(
        status,
        facing.channel(reader.today),
        release_ahead=release_on is not None and release_on > reader.today,
        auto_redirected=row["auto_redirected"],
    )
    return label_of(standing, reader.side(row["placing_agency_id"]))


def _reason(row: Row, column: str, language: str) -> Any:
    code = row[column]
    return code and shown_reason(Reason(code, row[f"{column}_text"]), language)


def _names(row: Row, language: str) -> dict[str, Named | None]:
    def named(what: str) -> Named | None:
        known = row[f"{what}_id"]
        return known and Named(id=known, name=row[f"{what}_{language}"] or "")

    return {
        "placing_agency": named("placing_agency"),
        "receiving_agency": named("receiving_agency"),
        "program": named("program"),
        "course": named("course"),
        "service": named("service"),
        "site": Named(id=row["site_id"], name=row["site_name"] or ""),
        "destination": Named(id=row["destination_id"], name=row["destination_name"] or ""),
    }

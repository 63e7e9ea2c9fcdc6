"""How a placement request and its history are written as rows, and read back."""

from uuid import UUID

from chassis.store import Row
from placements.domain.requests.asked import Asked, Period
from placements.domain.requests.history import HistoryEntry
from placements.domain.requests.reasons import Reason
from placements.domain.requests.request import PlacementRequest
from placements.domain.requests.statuses import PlacementType, Status
from placements.store.requests.contacts import contacts_from


def request_from(row: Row) -> PlacementRequest:
    return PlacementRequest(
        id=row["id"],
        version=row["version"],
        reference=row["reference"],
        status=Status(row["status"]),
        placing_agency_id=row["placing_agency_id"],
        asked=_asked_from(row),
        contacts=contacts_from(row, has_agency=row["receiving_agency_id"] is not None),
        requested_by=row["requested_by"],
        department_id=row["department_id"],
        supervisor_ids=tuple(row["supervisor_ids"]),
        instructor_ids=tuple(row["instructor_ids"]),
        reason=_reason_from(row["reason"], row["reason_text"]),
        destination_reason=_reason_from(row["destination_reason"], row["destination_reason_text"]),
        auto_redirected=row["auto_redirected"],
        created_at=row["created_at"],
        sent_at=row["sent_at"],
        redirected_at=row["redirected_at"],
        destination_answered_at=row["destination_answered_at"],
        waitlisted_at=row["waitlisted_at"],
        answered_at=row["answered_at"],
        confirmed_at=row["confirmed_at"],
        cancelled_at=row["cancelled_at"],
        withdrawn_at=row["withdrawn_at"],
        school_version=row["school_version"],
    )


def _asked_from(row: Row) -> Asked:
    return Asked(
        program_id=row["program_id"],
        course_id=row["course_id"],
        discipline=row["discipline"],
        placement_type=PlacementType(row["placement_type"]),
        receiving_agency_id=row["receiving_agency_id"],
        site_id=row["site_id"],
        service_id=row["service_id"],
        destination_id=row["destination_id"],
        period=Period(row["starts_on"], row["ends_on"]),
        students=row["students"],
        shifts=row["shifts"],
        hours_per_student=row["hours_per_student"],
        release_on=row["release_on"],
    )


def _reason_from(code: str | None, text: str | None) -> Reason | None:
    return None if code is None else Reason(code, text)


def request_row(request: PlacementRequest) -> dict[str, object]:
    asked, reason, internal = request.asked, request.reason, request.destination_reason
    return {
        "id": request.id,
        "reference": request.reference,
        "status": request.status,
        "school_status": request.school_status,
        "placing_agency_id": request.placing_agency_id,
        "program_id": asked.program_id,
        "course_id": asked.course_id,
        "discipline": asked.discipline,
        "placement_type": asked.placement_type,
        "receiving_agency_id": asked.receiving_agency_id,
        "site_id": asked.site_id,
        "service_id": asked.service_id,
        "destination_id": asked.destination_id,
        "starts_on": asked.period.starts_on,
        "ends_on": asked.period.ends_on,
        "students": asked.students,
        "shifts": asked.shifts,
        "hours_per_student": asked.hours_per_student,
        "release_on": asked.release_on,
        "supervisor_ids": request.supervisor_ids,
        "instructor_ids": request.instructor_ids,
        "reason": reason and reason.code,
        "reason_text": reason and reason.text,
        "destination_reason": internal and internal.code,
        "destination_reason_text": internal and internal.text,
        "auto_redirected": request.auto_redirected,
        "requested_by": request.requested_by,
        "created_at": request.created_at,
        "sent_at": request.sent_at,
        "redirected_at": request.redirected_at,
        "destination_answered_at": request.destination_answered_at,
        "waitlisted_at": request.waitlisted_at,
        "answered_at": request.answered_at,
        "confirmed_at": request.confirmed_at,
        "cancelled_at": request.cancelled_at,
        "withdrawn_at": request.withdrawn_at,
        "school_version": request.school_version,
    }


def history_row(request_id: UUID, entry: HistoryEntry) -> dict[str, object]:
    act, before, after, reason = entry.act, entry.before, entry.after, entry.reason
    return {
        "placement_request_id": request_id,
        "sequence": entry.sequence,
        "move": entry.move,
        "actor_id": act.person_id,
        "actor_role": act.role,
        "actor_agency_id": act.agency_id,
        "at": act.at,
        "from_status": before and before.status,
        "from_channel": (before or after).channel,
        "to_status": after.status,
        "to_channel": after.channel,
        "release_ahead": after.release_ahead,
        "auto_redirected": after.auto_redirected,
        "reason": reason and reason.code,
        "reason_text": reason and reason.text,
        "comment": act.comment,
        "changes": entry.changes,
    }

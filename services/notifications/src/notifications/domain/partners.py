"""What a partner's system hears of a placement request: the school's view, or the hospital's."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from notifications.domain.moves import Move, Remembered, RequestMoved

Json: TypeAlias = "str | int | bool | list[str] | dict[str, Json] | None"

_ANSWERED = frozenset({"waitlisted", "accepted", "declined", "confirmed", "cancelled"})
_TAKING_PLACE = frozenset({"accepted", "confirmed"})


class Perspective(StrEnum):
    """As which side an agency's systems hear of a request."""

    PLACING = "placing"
    RECEIVING = "receiving"


HEARD_BY_PLACING = frozenset(Move) - {Move.ACCEPTED_BY_DESTINATION, Move.DECLINED_BY_DESTINATION}
HEARD_BY_RECEIVING = frozenset(Move) - {Move.CREATED, Move.HELD}
TEST_TYPE = "notifications.webhook_test.v1"
EVENT_TYPES = frozenset(move.event_type for move in Move)


def perspectives_on(moved: RequestMoved, remembered: Remembered) -> Mapping[UUID, Perspective]:
    """Which agencies hear of the move, and as which side.

    An agency that is both sides at once hears it as the receiving one, which sees more.
    """
    heard: dict[UUID, Perspective] = {}
    if moved.move in HEARD_BY_PLACING and _placing_may_hear(moved, remembered):
        heard[moved.placing_agency_id] = Perspective.PLACING
    agency_id = moved.receiving_agency_id
    if agency_id is not None and moved.move in HEARD_BY_RECEIVING and moved.was_sent:
        heard[agency_id] = Perspective.RECEIVING
    return heard


def _placing_may_hear(moved: RequestMoved, remembered: Remembered) -> bool:
    """A second redirection to the same place, or early supervisors, would betray an answer."""
    match moved.move:
        case Move.REDIRECTED:
            return remembered.destination_is_news
        case Move.SUPERVISORS_ASSIGNED:
            return moved.school_status in _TAKING_PLACE
        case _:
            return True


def payload(moved: RequestMoved, perspective: Perspective) -> dict[str, Json]:
    """The `data` of the event as that side may know it; it never names a student."""
    school = perspective is Perspective.PLACING
    return {
        "perspective": perspective.value,
        "placement_request_id": str(moved.placement_request_id),
        "reference": moved.reference,
        "status": moved.school_status if school else moved.status,
        "reason": moved.school_reason if school else moved.reason,
        "channel": moved.channel,
        "placing_agency_id": str(moved.placing_agency_id),
        "program_id": str(moved.program_id),
        "course_id": str(moved.course_id) if moved.course_id else None,
        "discipline": moved.discipline,
        "placement_type": moved.placement_type,
        "receiving_agency_id": (
            str(moved.receiving_agency_id) if moved.receiving_agency_id else None
        ),
        "site_id": str(moved.site_id),
        "service_id": str(moved.service_id),
        "destination_id": str(moved.destination_id),
        "starts_on": moved.starts_on.isoformat(),
        "ends_on": moved.ends_on.isoformat(),
        "students": moved.students,
        "shifts": moved.shifts,
        "hours_per_student": str(moved.hours_per_student),
        "supervisor_ids": (
            [str(each) for each in moved.supervisor_ids]
            if not school or moved.school_status in _TAKING_PLACE
            else []
        ),
        "instructor_ids": [str(each) for each in moved.instructor_ids],
        "answered": (moved.school_status if school else moved.status) in _ANSWERED,
    }


def cloud_event(moved: RequestMoved, perspective: Perspective) -> dict[str, Json]:
    """The whole body of a webhook: a CloudEvents 1.0 event in JSON.

    It has no `sequence`: its gaps would tell the school that a destination answered.
    """
    return {
        "specversion": "1.0",
        "id": str(moved.event_id),
        "type": moved.move.event_type,
        "source": "practica/placements",
        "subject": str(moved.placement_request_id),
        "time": moved.occurred_at.isoformat(),
        "datacontenttype": "application/json",
        "data": payload(moved, perspective),
    }

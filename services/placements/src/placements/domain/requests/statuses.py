"""Where a placement request stands, and which part of that the school is shown."""

from enum import StrEnum


class Status(StrEnum):
    """The stored status; what each side reads is its label."""

    DRAFT = "draft"
    HELD = "held"
    PENDING = "pending"
    REDIRECTED = "redirected"
    ACCEPTED_BY_DESTINATION = "accepted_by_destination"
    DECLINED_BY_DESTINATION = "declined_by_destination"
    WAITLISTED = "waitlisted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class PlacementType(StrEnum):
    """A group shares one instructor; an individual has a supervisor of their own."""

    GROUP = "group"
    INDIVIDUAL = "individual"


class Channel(StrEnum):
    """How a request reaches the other side: in their inbox, or as a letter."""

    ONLINE = "online"
    PAPER = "paper"


DESTINATION_ANSWERS = frozenset({Status.ACCEPTED_BY_DESTINATION, Status.DECLINED_BY_DESTINATION})
"""Answers inside the receiving agency, which the school is never shown."""

WITH_DESTINATION = frozenset({Status.REDIRECTED}) | DESTINATION_ANSWERS
"""A destination is considering the request, or has told its agency what it thinks."""

BEFORE_RECEIVED = frozenset({Status.DRAFT, Status.HELD, Status.WITHDRAWN})
"""The receiving side knows nothing of these."""

BEFORE_PASSED_ON = BEFORE_RECEIVED | {Status.PENDING}
"""The destination knows nothing of these."""

SHOWN_TO_SUPERVISORS = frozenset({Status.ACCEPTED, Status.CONFIRMED, Status.CANCELLED})

CLOSED = frozenset({Status.DECLINED, Status.CANCELLED})


def school_status_of(status: Status) -> Status:
    """The status as the school knows it: a destination's answer is still `redirected`."""
    return Status.REDIRECTED if status in DESTINATION_ANSWERS else status

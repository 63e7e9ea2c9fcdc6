"""What a viewer is shown of a placement request: the shapes of the answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from placements.domain.requests.channels import CHANNEL_TEXTS, ChannelReason, Contact
from placements.domain.requests.labels import LABEL_TEXTS, Label
from placements.domain.requests.moves import Move
from placements.domain.requests.reasons import Reason, text_of
from placements.domain.requests.statuses import Channel, PlacementType, Status

LanguageCode = Literal["fr", "en"]


class Shown(BaseModel):
    """Answers are made once and not changed."""

    model_config = ConfigDict(frozen=True)


class Named(Shown):
    """Something with its name in the reader's language; empty while the name is not known yet."""

    id: UUID
    name: str


class ShownLabel(Shown):
    code: Label
    text: str


class ShownReason(Shown):
    """`text` is the reason in the reader's language; `told` is what somebody added to it."""

    code: str
    text: str
    told: str | None


class ShownChannel(Shown):
    """How the contact is reached now, and why so."""

    channel: Channel
    reason: ChannelReason
    text: str


class PlacementRequestRow(Shown):
    """One line of an inbox or outbox; `status` and `label` are those that the viewer may know."""

    id: UUID
    version: int
    reference: str
    status: Status
    label: ShownLabel
    reason: ShownReason | None
    placing_agency: Named
    program: Named
    course: Named | None
    discipline: str
    placement_type: PlacementType
    receiving_agency: Named | None
    site: Named
    service: Named
    destination: Named
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal
    release_on: date | None
    """The school alone is told of release dates."""
    supervisor_ids: list[UUID]
    instructor_ids: list[UUID]
    waitlist_position: int | None
    """The place in the line of its destination, from 1; None unless waitlisted."""
    created_at: datetime | None
    """The school alone is told; the receiving side begins to count when a request reaches it."""
    sent_at: datetime | None
    answered_at: datetime | None
    confirmed_at: datetime | None
    cancelled_at: datetime | None
    allowed_moves: list[Move]


class PlacementRequestDetail(PlacementRequestRow):
    """One request; what a destination answered is left out for the school."""

    requested_by: Named
    supervisors: list[Named]
    instructors: list[Named]
    redirected_at: datetime | None
    destination_answered_at: datetime | None
    destination_reason: ShownReason | None
    channel: ShownChannel


def shown_label(label: Label, language: str) -> ShownLabel:
    return ShownLabel(code=label, text=LABEL_TEXTS[label].read_in(language))


def shown_reason(reason: Reason | None, language: str) -> ShownReason | None:
    if reason is None:
        return None
    text = text_of(reason.code).read_in(language)
    return ShownReason(code=reason.code, text=text, told=reason.text)


def shown_channel(contact: Contact, today: date, language: str) -> ShownChannel:
    reason = contact.reached(today)
    return ShownChannel(
        channel=contact.channel(today), reason=reason, text=CHANNEL_TEXTS[reason].read_in(language)
    )

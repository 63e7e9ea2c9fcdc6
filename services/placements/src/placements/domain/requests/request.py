"""A placement request, and every move that it can make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self
from uuid import UUID

from chassis.ids import new_id
from placements.domain.requests import events
from placements.domain.requests.acts import Act
from placements.domain.requests.asked import Asked, Changes, change, changes_between
from placements.domain.requests.channels import Contacts
from placements.domain.requests.errors import CommentMissing, PlacementHasBegun
from placements.domain.requests.moves import Move
from placements.domain.requests.places import Place
from placements.domain.requests.reasons import Reason
from placements.domain.requests.record import RequestRecord
from placements.domain.requests.statuses import Status


@dataclass(eq=False, kw_only=True)
class PlacementRequest(RequestRecord):
    """A school asks, a receiving agency answers, the school confirms."""

    @classmethod
    def create(
        cls, *, reference: str, asked: Asked, contacts: Contacts, act: Act, agency_id: UUID
    ) -> Self:
        """`act` is made by the person who asks, for the school `agency_id`."""
        request = cls(
            id=new_id(),
            reference=reference,
            status=Status.DRAFT,
            placing_agency_id=agency_id,
            asked=asked,
            contacts=contacts,
            requested_by=act.person_id or agency_id,
            created_at=act.at,
        )
        request._make(events.Created, Status.DRAFT, act)
        return request

    def edit(self, asked: Asked, contacts: Contacts, act: Act) -> None:
        self._begin(Move.EDIT, act)
        changes = changes_between(self.asked, asked)
        self.asked, self.contacts = asked, contacts
        self._make(events.Edited, Status.DRAFT, act, changes=changes)

    def send(self, act: Act) -> None:
        """Held while a release date lies ahead."""
        self._begin(Move.SEND, act)
        if self.asked.release_ahead(act.day):
            self._make(events.Held, Status.HELD, act)
            return
        self.sent_at = act.at
        self._make(events.Sent, Status.PENDING, act)

    def release(self, act: Act) -> None:
        """By the clock once the release date is there; by the school, which waives the date."""
        self._begin(Move.RELEASE, act)
        changes: Changes = {}
        if act.role is not None:
            changes = {"release_on": change(self.asked.release_on, None)}
            self.asked = replace(self.asked, release_on=None)
        elif self.asked.release_ahead(act.day):
            raise self._not_open(Move.RELEASE, act)
        self.sent_at = act.at
        self._make(events.Released, Status.PENDING, act, changes=changes)

    def redirect(self, act: Act, to: Place | None = None) -> None:
        """To the destination asked for, or to another of the agency's own; a rule may do it."""
        self._begin(Move.REDIRECT, act)
        changes = self._relocate(to)
        self.auto_redirected = act.role is None
        self.redirected_at = act.at
        self._make(events.Redirected, Status.REDIRECTED, act, changes=changes)

    def accept_for_destination(self, act: Act) -> None:
        self._begin_answer(Move.ACCEPT_FOR_DESTINATION, act)
        self.destination_reason, self.destination_answered_at = None, act.at
        self._make(events.AcceptedByDestination, Status.ACCEPTED_BY_DESTINATION, act)

    def decline_for_destination(self, reason: Reason, act: Act) -> None:
        self._begin_answer(Move.DECLINE_FOR_DESTINATION, act)
        self.destination_reason, self.destination_answered_at = reason, act.at
        made = events.DeclinedByDestination
        self._make(made, Status.DECLINED_BY_DESTINATION, act, reason=reason)

    def return_to_destination(self, act: Act) -> None:
        """The first answer stays in the history."""
        self._begin(Move.RETURN_TO_DESTINATION, act)
        if act.comment is None:
            raise CommentMissing("say why the destination should think again", field="comment")
        self.destination_reason = self.destination_answered_at = None
        self._make(events.ReturnedToDestination, Status.REDIRECTED, act)

    def waitlist(self, act: Act) -> None:
        self._begin(Move.WAITLIST, act)
        self.waitlisted_at = act.at
        self._make(events.Waitlisted, Status.WAITLISTED, act)

    def accept(self, act: Act) -> None:
        """A declined request may still be accepted until its start date."""
        self._begin(Move.ACCEPT, act)
        if self.status is Status.DECLINED and act.day > self.asked.period.starts_on:
            raise PlacementHasBegun(
                f"{self.reference} has begun", starts_on=self.asked.period.starts_on.isoformat()
            )
        self.reason, self.answered_at = None, act.at
        self._make(events.Accepted, Status.ACCEPTED, act)

    def decline(self, reason: Reason, act: Act) -> None:
        self._begin(Move.DECLINE, act)
        self.reason, self.answered_at = reason, act.at
        self._make(events.Declined, Status.DECLINED, act, reason=reason)

    def assign_supervisors(self, supervisor_ids: Sequence[UUID], act: Act) -> None:
        """Replaces those named before."""
        self._begin(Move.ASSIGN_SUPERVISORS, act)
        named = tuple(dict.fromkeys(supervisor_ids))
        changes = {"supervisor_ids": change(self.supervisor_ids, named)}
        self.supervisor_ids = named
        self._make(events.SupervisorsAssigned, self.status, act, changes=changes)

    def assign_instructors(self, instructor_ids: Sequence[UUID], act: Act) -> None:
        """Replaces those named before."""
        self._begin(Move.ASSIGN_INSTRUCTORS, act)
        named = tuple(dict.fromkeys(instructor_ids))
        changes = {"instructor_ids": change(self.instructor_ids, named)}
        self.instructor_ids = named
        self._make(events.InstructorsAssigned, self.status, act, changes=changes)

    def confirm(self, act: Act) -> None:
        self._begin(Move.CONFIRM, act)
        self.confirmed_at = act.at
        self._make(events.Confirmed, Status.CONFIRMED, act)

    def withdraw(self, act: Act) -> None:
        self._begin(Move.WITHDRAW, act)
        self.withdrawn_at = act.at
        self._make(events.Withdrawn, Status.WITHDRAWN, act)

    def cancel(self, reason: Reason, act: Act) -> None:
        self._begin(Move.CANCEL, act)
        self.reason, self.cancelled_at = reason, act.at
        self._make(events.Cancelled, Status.CANCELLED, act, reason=reason)

    def _relocate(self, to: Place | None) -> Changes:
        if to is None:
            return {}
        before = self.asked
        self.asked = replace(
            before,
            site_id=to.site_id,
            service_id=to.service_id,
            destination_id=to.destination_id,
        )
        self.contacts = to.contacts
        return changes_between(before, self.asked)

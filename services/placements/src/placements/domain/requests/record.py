"""What a placement request holds, and how it notes a move in its history."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from chassis.domain import Aggregate
from placements.domain.requests.acts import Act
from placements.domain.requests.asked import Asked, Changes
from placements.domain.requests.channels import Contact, Contacts
from placements.domain.requests.errors import ContactAnswersOnline, MoveNotOpen
from placements.domain.requests.events import Moved
from placements.domain.requests.history import HistoryEntry, as_read_by
from placements.domain.requests.labels import Side, Standing
from placements.domain.requests.moves import FROM, Move
from placements.domain.requests.reasons import Reason
from placements.domain.requests.statuses import Channel, Status, school_status_of
from policy import permissions as policy
from policy.permissions import side_of_role

_FACING_SERVICE = frozenset({Status.DRAFT, Status.HELD, Status.PENDING, Status.WITHDRAWN})


@dataclass(eq=False, kw_only=True)
class RequestRecord(Aggregate):
    """The state behind the moves.

    `reason` belongs to the agency's last answer or to the cancellation; `destination_reason` stays
    inside the receiving agency. `contacts` is what is known of them now, and is not saved;
    nor is `department_id`, to which the program belongs now.
    `school_version` is the version of the last move that the school knows of: a version that grew
    behind its back would tell it that the destination had answered.
    """

    reference: str
    status: Status
    placing_agency_id: UUID
    asked: Asked
    contacts: Contacts
    requested_by: UUID
    department_id: UUID | None = None
    supervisor_ids: tuple[UUID, ...] = ()
    instructor_ids: tuple[UUID, ...] = ()
    reason: Reason | None = None
    destination_reason: Reason | None = None
    auto_redirected: bool = False
    created_at: datetime
    sent_at: datetime | None = None
    redirected_at: datetime | None = None
    destination_answered_at: datetime | None = None
    waitlisted_at: datetime | None = None
    answered_at: datetime | None = None
    confirmed_at: datetime | None = None
    cancelled_at: datetime | None = None
    withdrawn_at: datetime | None = None
    school_version: int = 0
    _before: Standing | None = field(default=None, repr=False)
    _history: list[HistoryEntry] = field(default_factory=list, repr=False)

    @property
    def school_status(self) -> Status:
        return school_status_of(self.status)

    @property
    def facing(self) -> Contact:
        """Who is to answer: the service until it passes the request on, then the destination."""
        facing_service = self.status in _FACING_SERVICE
        return self.contacts.service if facing_service else self.contacts.destination

    def channel(self, today: date) -> Channel:
        """How the request reaches the contact that it faces, as of today."""
        return self.facing.channel(today)

    def standing(self, today: date) -> Standing:
        """All that the label depends on, as of today."""
        return Standing(
            self.status,
            self.channel(today),
            release_ahead=self.asked.release_ahead(today),
            auto_redirected=self.auto_redirected,
        )

    def take_history(self) -> list[HistoryEntry]:
        """Hand over the history lines written since the last call."""
        written, self._history = self._history, []
        return written

    def _begin(self, move: Move, act: Act) -> None:
        """Raises MoveNotOpen unless the move may start from the present status."""
        if self.status not in FROM[move]:
            raise self._not_open(move, act)
        self._before = self.standing(act.day)

    def _begin_answer(self, move: Move, act: Act) -> None:
        """A destination's answer is given by its own coordinator, if the contact is a user."""
        self._begin(move, act)
        at_agency = side_of_role(act.role) is policy.Side.RECEIVING
        if at_agency and self.contacts.destination.is_user(act.day):
            raise ContactAnswersOnline(f"the contact of {self.reference} is a user")

    def _not_open(self, move: Move, act: Act) -> MoveNotOpen:
        """Tells the status as the actor knows it, so that a refusal gives no answer away."""
        at_school = side_of_role(act.role) is policy.Side.SCHOOL
        seen = self.school_status if at_school else self.status
        return MoveNotOpen(f"no {move} from {seen}", move=move.value, status=seen.value)

    def _make(
        self,
        made: type[Moved],
        to: Status,
        act: Act,
        reason: Reason | None = None,
        changes: Changes | None = None,
    ) -> None:
        """Enter the status, and note it in the history and for the world."""
        self.status = to
        self.record(made(self, act))
        entry = HistoryEntry(
            sequence=self.version_once_saved,
            move=made.move,
            act=act,
            before=self._before,
            after=self.standing(act.day),
            reason=reason,
            changes=changes or {},
        )
        self._history.append(entry)
        if as_read_by(entry, Side.SCHOOL) is not None:
            self.school_version = entry.sequence

"""A confidentiality incident in an agency's register, tracked until every notice has left.

Quebec asks for it: sections 3.5 to 3.8 of the Act respecting the protection of personal information
in the private sector (CQLR, c. P-39.1), sections 63.8 to 63.11 of the Act respecting Access to
documents held by public bodies and the Protection of personal information (CQLR, c. A-2.1), and
the Regulation respecting confidentiality incidents (CQLR, c. A-2.1, r. 3.1), which says what the
register holds and that it is kept for at least five years. Nothing takes an incident out of it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.domain.incidents.notices import Notice, NoticeKind, notices_due
from identity.domain.wording import required


class IncidentKnownBeforeItHappened(DomainError):
    """Nobody can know of an incident before its first day, and it ends after it begins."""

    slug = "incident-dates-not-in-order"


class IncidentClosed(Conflict):
    """A closed incident has to be opened again before anything of it changes."""

    slug = "incident-closed"


class RiskNotAssessed(Conflict):
    """Whether there is a risk of serious injury has to be decided before the incident is closed."""

    slug = "incident-risk-not-assessed"


class NoticesStillDue(Conflict):
    """An incident is open for as long as a notice is due. Facts: `notices`."""

    slug = "incident-notices-due"


class MeasuresMissing(Conflict):
    """The register says what was done to lessen the risk before an incident is closed."""

    slug = "incident-measures-missing"


class NoticeOutOfTime(DomainError):
    """A notice leaves after the incident is known, and is entered once it has left."""

    slug = "incident-notice-date"


class NoSuchNotice(DomainError):
    """No notice of this kind is due."""

    slug = "incident-notice-not-due"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    incident: "Incident"


@dataclass(frozen=True, kw_only=True)
class IncidentFacts:
    """What the register says of an incident.

    `data_concerned` names kinds of information, or why they are not known, never anybody's own.
    A date or a number that is only estimated says so.
    """

    data_concerned: str
    circumstances: str
    happened_from: date
    happened_until: date
    happened_about: bool = False
    known_on: date
    persons_concerned: int
    persons_about: bool = False
    measures: str = ""

    def __post_init__(self) -> None:
        for name in ("data_concerned", "circumstances"):
            object.__setattr__(self, name, required(getattr(self, name), name))
        if self.happened_until < self.happened_from:
            raise IncidentKnownBeforeItHappened("it ends first", field="happened_until")
        if self.known_on < self.happened_from:
            raise IncidentKnownBeforeItHappened("known too early", field="known_on")


@dataclass(frozen=True, kw_only=True)
class RiskAssessment:
    """What led to saying that there is a risk of serious injury, or none: how sensitive the
    information is, what may come of its use, and how likely it is to be used to harm."""

    sensitivity: str
    consequences: str
    likelihood: str
    serious: bool
    assessed_by: UUID
    assessed_on: date

    def __post_init__(self) -> None:
        for name in ("sensitivity", "consequences", "likelihood"):
            object.__setattr__(self, name, required(getattr(self, name), name))


@dataclass(eq=False, kw_only=True)
class Incident(Aggregate):
    agency_id: UUID
    facts: IncidentFacts
    opened_by: UUID
    opened_at: datetime
    risk: RiskAssessment | None = None
    notices: tuple[Notice, ...] = ()
    closed_at: datetime | None = None
    closed_by: UUID | None = None

    @classmethod
    def open(cls, facts: IncidentFacts, *, agency_id: UUID, by: UUID, now: datetime) -> Self:
        incident = cls(id=new_id(), agency_id=agency_id, facts=facts, opened_by=by, opened_at=now)
        incident.record(Recorded(incident))
        return incident

    @property
    def next_notice_due_on(self) -> date | None:
        return min((notice.due_on for notice in self.notices if notice.is_due), default=None)

    def change(self, facts: IncidentFacts) -> None:
        self._expect_open()
        if facts != self.facts:
            self.facts = facts
            self.record(Recorded(self))

    def assess(self, risk: RiskAssessment) -> None:
        """A risk of serious injury makes the notices due; without one, those not sent fall away."""
        self._expect_open()
        self.risk = risk
        self.notices = notices_due(self.notices, serious=risk.serious, from_day=risk.assessed_on)
        self.record(Recorded(self))

    def send_notice(
        self, kind: NoticeKind, *, on: date, reference: str | None, today: date
    ) -> None:
        """Say that a notice has left, and when. Raises NoSuchNotice and NoticeOutOfTime."""
        self._expect_open()
        if not self.facts.known_on <= on <= today:
            raise NoticeOutOfTime(f"not sent on {on}", field="sent_on")
        if not any(notice.kind is kind and notice.is_due for notice in self.notices):
            raise NoSuchNotice(f"no notice to {kind} is due", field="kind")
        self.notices = tuple(
            replace(notice, sent_on=on, reference=reference) if notice.kind is kind else notice
            for notice in self.notices
        )
        self.record(Recorded(self))

    def close(self, *, by: UUID, now: datetime) -> None:
        """Raises RiskNotAssessed, NoticesStillDue and MeasuresMissing."""
        self._expect_open()
        if self.risk is None:
            raise RiskNotAssessed("whether there is a risk was not decided")
        due = [notice.kind.value for notice in self.notices if notice.is_due]
        if due:
            raise NoticesStillDue(f"{due} are due", notices=", ".join(due))
        if not self.facts.measures.strip():
            raise MeasuresMissing("what was done was not said")
        self.closed_by, self.closed_at = by, now
        self.record(Recorded(self))

    def reopen(self) -> None:
        if self.closed_at is not None:
            self.closed_by = self.closed_at = None
            self.record(Recorded(self))

    def _expect_open(self) -> None:
        if self.closed_at is not None:
            raise IncidentClosed("the incident is closed")


class Incidents(Protocol):
    """The registers of the agencies."""

    def add(self, incident: Incident) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> Incident: ...

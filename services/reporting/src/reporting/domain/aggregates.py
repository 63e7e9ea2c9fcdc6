"""Numbers of the whole network, which name no student, no agency and no place."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from chassis.domain import Forbidden
from chassis.viewer import Viewer
from policy.permissions import Action, may
from reporting.domain.filters import Overlap, Period
from reporting.domain.language import Text
from reporting.domain.reports import (
    DISCIPLINE,
    MONTH,
    REQUESTS,
    STATUS,
    STUDENT_HOURS,
    STUDENTS,
    TYPE,
    Column,
    Reader,
    Report,
)

FEWEST_STUDENTS: Final = 5
"""A cell of fewer tells of single people: it is there, and says nothing."""


class AggregatesNotOfRole(Forbidden):
    """Numbers of every agency are for the policy level, and for who oversees the network."""

    slug = "aggregates-not-of-role"


class Dimension(StrEnum):
    """What requests are counted by."""

    PLACING_AGENCY = "placing_agency"
    PROGRAM = "program"
    DISCIPLINE = "discipline"
    PLACEMENT_TYPE = "placement_type"
    RECEIVING_AGENCY = "receiving_agency"
    SITE = "site"
    MONTH = "month"
    STATUS = "status"


def _numbered(name: Dimension, title: Text, word: Text) -> Column:
    """Which one it is is not told: 1 is the one with the most students in this answer."""

    def words(value: str, reader: Reader) -> str:
        return f"{word.read_in(reader.language)} {value}"

    return Column(name.value, title, width=20, words=words)


_SUPPRESSED = Column(
    "suppressed",
    Text("Masqué", "Suppressed"),
    words=lambda value, reader: {"true": Text("Oui", "Yes"), "false": Text("Non", "No")}[
        value
    ].read_in(reader.language),
)
COLUMNS: dict[Dimension, Column] = {
    Dimension.PLACING_AGENCY: _numbered(
        Dimension.PLACING_AGENCY,
        Text("Établissement d’enseignement", "School"),
        Text("École", "School"),
    ),
    Dimension.PROGRAM: _numbered(
        Dimension.PROGRAM, Text("Programme", "Program"), Text("Programme", "Program")
    ),
    Dimension.DISCIPLINE: DISCIPLINE,
    Dimension.PLACEMENT_TYPE: TYPE,
    Dimension.RECEIVING_AGENCY: _numbered(
        Dimension.RECEIVING_AGENCY,
        Text("Établissement d’accueil", "Receiving agency"),
        Text("Établissement", "Agency"),
    ),
    Dimension.SITE: _numbered(
        Dimension.SITE, Text("Installation", "Site"), Text("Installation", "Site")
    ),
    Dimension.MONTH: MONTH,
    Dimension.STATUS: STATUS,
}


def aggregate_report(dimensions: tuple[Dimension, ...]) -> Report:
    """The columns asked for, in their order, and what is counted."""
    return Report(
        Text("Statistiques des demandes", "Request statistics"),
        Text("statistiques-des-demandes", "request-statistics"),
        (
            *(COLUMNS[dimension] for dimension in dimensions),
            *(REQUESTS, STUDENTS, STUDENT_HOURS, _SUPPRESSED),
        ),
    )


@dataclass(frozen=True)
class Months:
    """Whole months alone: periods that differ by a day would tell what happened on it."""

    first: date
    last: date

    @property
    def period(self) -> Period:
        """Of first days. Raises PeriodEndsBeforeItStarts."""
        ends_on = self.last.replace(day=monthrange(self.last.year, self.last.month)[1])
        return Period(
            first_day=self.first.replace(day=1), last_day=ends_on, overlap=Overlap.STARTS_IN
        )


def expect_may_count(viewer: Viewer) -> None:
    """Raises AggregatesNotOfRole."""
    if not may(viewer, Action.RUN_AGGREGATES):
        raise AggregatesNotOfRole(f"{viewer.role} counts nothing of other agencies")

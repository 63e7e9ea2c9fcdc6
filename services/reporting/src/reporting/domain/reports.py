"""The reports, their columns, and the words on top of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto

from reporting.domain.language import Language, Text
from reporting.domain.reasons import reason_text
from reporting.domain.sides import Side
from reporting.domain.statuses import label_of

Value = str | int | Decimal | date | None


class Kind(Enum):
    """How the cells of a column are written."""

    TEXT = auto()
    WHOLE = auto()
    DECIMAL = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a report is written."""

    side: Side
    language: Language


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the column of the query; `words` turns its codes into words for people."""

    name: str
    title: Text
    kind: Kind = Kind.TEXT
    width: int = 14
    words: Callable[[str, Reader], str] | None = None

    def read(self, value: Value, reader: Reader) -> Value:
        if self.words is None or not isinstance(value, str):
            return value
        return self.words(value, reader)


@dataclass(frozen=True, slots=True)
class Report:
    """A title, the name of its file without ending, and its columns."""

    title: Text
    file_name: Text
    columns: tuple[Column, ...]


_TYPES = {"group": Text("Groupe", "Group"), "individual": Text("Individuel", "Individual")}


def type_words(value: str, reader: Reader) -> str:
    return _TYPES.get(value, Text(value, value)).read_in(reader.language)


def status_words(value: str, reader: Reader) -> str:
    return label_of(value, reader.side).read_in(reader.language)


def reason_words(value: str, reader: Reader) -> str:
    return reason_text(value).read_in(reader.language)


_REFERENCE = Column("reference", Text("Numéro", "Number"), width=18)
_SCHOOL = Column("placing_agency", Text("Établissement d’enseignement", "School"), width=30)
_PROGRAM = Column("program", Text("Programme", "Program"), width=30)
_COURSE = Column("course", Text("Cours", "Course"), width=30)
DISCIPLINE = Column("discipline", Text("Discipline", "Discipline"))
TYPE = Column("placement_type", Text("Type de stage", "Placement type"), words=type_words)
_AGENCY = Column("receiving_agency", Text("Établissement d’accueil", "Receiving agency"), width=30)
_SITE = Column("site", Text("Installation", "Site"), width=30)
_SERVICE = Column("service", Text("Service", "Service"), width=24)
_DESTINATION = Column("destination", Text("Destination", "Destination"), width=24)
_STARTS = Column("starts_on", Text("Début", "Start"), Kind.DAY, width=12)
_ENDS = Column("ends_on", Text("Fin", "End"), Kind.DAY, width=12)
STUDENTS = Column("students", Text("Étudiants", "Students"), Kind.WHOLE, width=10)
_SHIFTS = Column("shifts", Text("Quarts", "Shifts"), Kind.WHOLE, width=10)
_HOURS = Column("hours_per_student", Text("Heures par étudiant", "Hours per student"), Kind.DECIMAL)
STUDENT_HOURS = Column("student_hours", Text("Heures-étudiants", "Student-hours"), Kind.DECIMAL)
STATUS = Column("status", Text("Statut", "Status"), width=24, words=status_words)
_REASON = Column("reason", Text("Motif", "Reason"), width=30, words=reason_words)
_SENT = Column("sent_on", Text("Envoyée le", "Sent on"), Kind.DAY, width=12)
_ANSWERED = Column("answered_on", Text("Réponse le", "Answered on"), Kind.DAY, width=12)
_CONFIRMED = Column("confirmed_on", Text("Confirmée le", "Confirmed on"), Kind.DAY, width=12)
MONTH = Column("month", Text("Mois du début", "Month of start"))
REQUESTS = Column("requests", Text("Demandes", "Requests"), Kind.WHOLE, width=10)
_RESPONSE = Column(
    "response_days", Text("Délai de réponse (jours)", "Response time (days)"), Kind.DECIMAL
)

_WHO_AND_WHERE = (
    *(_REFERENCE, _SCHOOL, _PROGRAM, _COURSE, DISCIPLINE, TYPE),
    *(_AGENCY, _SITE, _SERVICE, _DESTINATION, _STARTS, _ENDS),
    *(STUDENTS, _SHIFTS, _HOURS, STUDENT_HOURS),
)

REQUEST_ACTIVITY = Report(
    Text("Activité des demandes de stage", "Placement request activity"),
    Text("activite-des-demandes", "request-activity"),
    (*_WHO_AND_WHERE, STATUS, _REASON, _SENT, _ANSWERED, _CONFIRMED, _RESPONSE),
)
CONFIRMED_PLACEMENTS = Report(
    Text("Stages confirmés", "Confirmed placements"),
    Text("stages-confirmes", "confirmed-placements"),
    (*_WHO_AND_WHERE, _CONFIRMED),
)
REQUESTS_BY_OUTCOME = Report(
    Text("Demandes selon l’issue", "Requests by outcome"),
    Text("demandes-selon-l-issue", "requests-by-outcome"),
    (
        MONTH,
        STATUS,
        _REASON,
        REQUESTS,
        STUDENTS,
        Column(
            "response_days",
            Text("Délai moyen de réponse (jours)", "Mean response time (days)"),
            Kind.DECIMAL,
        ),
    ),
)

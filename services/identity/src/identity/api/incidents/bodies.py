"""What is said of a confidentiality incident, and how its file is written."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field, StringConstraints

from chassis.problems import LanguageCode
from identity.api.bodies import Body
from identity.domain.incidents.incident import IncidentFacts
from identity.domain.incidents.notices import NoticeKind
from identity.queries.incidents.register import IncidentRow

Said = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Maybe = Annotated[str, StringConstraints(max_length=4000)]
Count = Annotated[int, Field(ge=0, le=100_000_000)]


class NewIncident(Body):
    """Name kinds of information, never anybody's own. `…_about`: the value is an estimate."""

    agency_id: UUID
    data_concerned: Annotated[Said, Field(examples=["Names and school e-mails of 12 students"])]
    circumstances: Annotated[Said, Field(examples=["A list was sent to the wrong address."])]
    happened_from: date
    happened_until: date
    happened_about: bool = False
    known_on: date
    persons_concerned: Count
    persons_about: bool = False
    measures: Maybe = ""


class IncidentChange(Body):
    """What is left out or null stays as it is."""

    data_concerned: Said | None = None
    circumstances: Said | None = None
    happened_from: date | None = None
    happened_until: date | None = None
    happened_about: bool | None = None
    known_on: date | None = None
    persons_concerned: Count | None = None
    persons_about: bool | None = None
    measures: Maybe | None = None

    def applied_to(self, facts: IncidentFacts) -> IncidentFacts:
        return replace(facts, **self.model_dump(exclude_none=True))


class RiskFound(Body):
    """How sensitive the information is, what may come of its use, and how likely harm is."""

    sensitivity: Said
    consequences: Said
    likelihood: Said
    serious: bool


class NoticeSent(Body):
    kind: NoticeKind
    sent_on: date
    reference: Annotated[str, StringConstraints(max_length=200)] | None = None


TITLES: Final[dict[LanguageCode, list[str]]] = {
    "fr": [
        *("Numéro", "Organisme", "Renseignements visés", "Circonstances", "Du", "Au", "Connu le"),
        *("Personnes visées", "Mesures", "Risque de préjudice sérieux", "Évaluation"),
        *("Avis à la Commission", "Avis aux personnes", "Fermé le"),
    ],
    "en": [
        *(
            "Number",
            "Agency",
            "Information concerned",
            "Circumstances",
            "From",
            "Until",
            "Known on",
        ),
        *("Persons concerned", "Measures", "Risk of serious injury", "Assessment"),
        *("Notice to the Commission", "Notice to the persons", "Closed on"),
    ],
}
_YES_NO: Final[dict[LanguageCode, tuple[str, str]]] = {"fr": ("oui", "non"), "en": ("yes", "no")}


def line_of(row: IncidentRow, language: LanguageCode) -> list[str]:
    """An estimate begins with ≈; a notice that is due says by when, in parentheses, and one that
    was sent its reference too, such as why a public notice stood in."""
    yes, no = _YES_NO[language]
    risk = row.risk
    return [
        str(row.id),
        str(row.agency_id),
        row.data_concerned,
        row.circumstances,
        _about(row.happened_from, about=row.happened_about),
        _about(row.happened_until, about=row.happened_about),
        row.known_on.isoformat(),
        _about(row.persons_concerned, about=row.persons_about),
        row.measures,
        "" if risk is None else (yes if risk.serious else no),
        "" if risk is None else f"{risk.sensitivity} · {risk.consequences} · {risk.likelihood}",
        *(_notice(row, kind) for kind in NoticeKind),
        row.closed_at.date().isoformat() if row.closed_at else "",
    ]


def _about(value: date | int, *, about: bool) -> str:
    return f"≈ {value}" if about else str(value)


def _notice(row: IncidentRow, kind: NoticeKind) -> str:
    for notice in row.notices:
        if notice.kind is kind:
            said = " · ".join(str(part) for part in (notice.sent_on, notice.reference) if part)
            return said if notice.sent_on else f"({notice.due_on})"
    return ""

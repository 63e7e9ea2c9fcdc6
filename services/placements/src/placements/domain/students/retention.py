"""How long a school's records of a student are kept once their purpose is done.

The clock starts at the later of two days: the end of the last placement, and the day on which the
record lost its purpose (graduation, the consent's withdrawal or end; without any consent, the day
it was made).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from placements.domain.facilities.provinces import PROVINCES
from placements.domain.requests.reasons import Text


@dataclass(frozen=True, slots=True)
class DueStudent:
    """A student whose time is up."""

    id: UUID
    purpose_ended_on: date


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """`assumed` says that the province names no period, and that this one is ours."""

    province: str
    years: int
    source: Text
    assumed: bool = True

    def begun_before(self, today: date) -> date:
        """The last day on which the clock may have started for the time to be up."""
        year = today.year - self.years
        try:
            return today.replace(year=year)
        except ValueError:
            return today.replace(year=year, day=28)


_ONE_YEAR_AFTER_USE = Text(
    "Loi provinciale sur l’accès et la vie privée : au moins un an après la dernière utilisation "
    "pour une décision ; à faire valider par un conseiller juridique",
    "Provincial access and privacy act: at least one year after the last use for a decision; to "
    "be confirmed by counsel",
)
_QUEBEC = Text(
    "Loi 25 : détruire ou anonymiser une fois la fin accomplie ; la durée d’un an est une "
    "hypothèse, à harmoniser avec le calendrier de conservation de l’établissement",
    "Law 25: destroy or anonymise once the purpose is done; the year is an assumption, to be "
    "aligned with the school's retention schedule",
)
_NO_PERIOD = Text(
    "Hypothèse : aucune durée n’a été vérifiée pour cette province",
    "Assumption: no period was verified for this province",
)
_KNOWN: Final = {
    "QC": (1, _QUEBEC),
    "ON": (1, _ONE_YEAR_AFTER_USE),
    "BC": (1, _ONE_YEAR_AFTER_USE),
    "AB": (1, _ONE_YEAR_AFTER_USE),
}

RULES: Final[dict[str, RetentionRule]] = {
    province: RetentionRule(province, *_KNOWN.get(province, (2, _NO_PERIOD)))
    for province in sorted(PROVINCES)
}
"""The schedule, by the province of the school."""

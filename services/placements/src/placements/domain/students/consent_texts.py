"""The texts that students sign: for each province, in both languages, each with its version.

A text that somebody signed is never changed: a new wording is a new version, and the old one says
until when it was signed. The wording is ours; a province's counsel has to approve it before use.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from placements.domain.facilities.provinces import PROVINCES
from placements.domain.requests.reasons import Text
from placements.domain.students.errors import ConsentTextUnknown

_FIRST_SIGNED_ON = date(2020, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """`expanded` also lets the school give away the student number."""

    id: str
    province: str
    version: int
    expanded: bool
    title: Text
    body: Text
    signed_from: date
    signed_until: date | None = None

    def in_force_on(self, day: date) -> bool:
        """Whether the text could be signed on that day, its last day included."""
        return self.signed_from <= day and (self.signed_until is None or day <= self.signed_until)


_TITLE = Text(
    "Consentement à la communication de renseignements personnels pour les stages",
    "Consent to the disclosure of personal information for placements",
)
_EXPANDED_TITLE = Text(
    "Consentement élargi à la communication de renseignements personnels pour les stages",
    "Expanded consent to the disclosure of personal information for placements",
)
_BODY = Text(
    "J’autorise mon établissement d’enseignement à utiliser mes renseignements personnels, et à "
    "communiquer mon nom, mon profil et mon courriel scolaire aux établissements qui confirment "
    "mon stage, dans le seul but de trouver et de coordonner mes stages. Mes renseignements de "
    "santé, mon adresse et ma photo ne sont jamais communiqués hors de mon programme.{more} Ce "
    "consentement vaut six ans. Je peux le retirer en tout temps : rien n’est plus communiqué dès "
    "ce moment. Je peux demander copie de tout ce qui est conservé à mon sujet. À la fin du délai "
    "de conservation, mes renseignements sont détruits. Si j’ai moins de 18 ans, l’un de mes "
    "parents ou mon tuteur signe pour moi.",
    "I authorise my school to use my personal information, and to disclose my name, my profile and "
    "my school e-mail to the agencies that confirm my placement, only to find and to coordinate my "
    "placements. My health information, my home address and my photograph never leave my "
    "program.{more} This consent is valid for six years. I may withdraw it at any time: from that "
    "moment nothing more is disclosed. I may ask for a copy of everything that is held about me. "
    "At the end of the retention period my information is destroyed. If I am under 18, a parent or "
    "guardian signs for me.",
)
_MORE = Text(
    " Mon numéro d’étudiant peut aussi être communiqué aux sites qui en ont besoin.",
    " My student number may also be disclosed to the sites that need it.",
)


def _standard(province: str) -> ConsentText:
    return ConsentText(
        id=f"{province}-standard-1",
        province=province,
        version=1,
        expanded=False,
        title=_TITLE,
        body=Text(*(text.format(more="") for text in (_BODY.fr, _BODY.en))),
        signed_from=_FIRST_SIGNED_ON,
    )


def _expanded(province: str) -> ConsentText:
    return ConsentText(
        id=f"{province}-expanded-1",
        province=province,
        version=1,
        expanded=True,
        title=_EXPANDED_TITLE,
        body=Text(_BODY.fr.format(more=_MORE.fr), _BODY.en.format(more=_MORE.en)),
        signed_from=_FIRST_SIGNED_ON,
    )


TEXTS: Final[dict[str, ConsentText]] = {
    text.id: text
    for text in (
        *(_standard(province) for province in sorted(PROVINCES)),
        *(_expanded(province) for province in sorted(PROVINCES)),
    )
}
"""Every text that was ever signed, by id."""


def text_for(id: str, province: str) -> ConsentText:
    """Raises ConsentTextUnknown; a school's students sign the texts of its province."""
    text = TEXTS.get(id)
    if text is None or text.province != province:
        raise ConsentTextUnknown(f"no text {id} in {province}", field="text_id")
    return text

"""Every feature switch: who owns it, where it may be set, what holds until then, what it does.

Code names a switch by its member of `FeatureSwitch`, never by its text. A switch that no code asks
for does not belong here; a test of the architecture looks for both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """Where a switch is set, from the widest to the narrowest."""

    PROVINCE = "province"
    AGENCY = "agency"
    DEPARTMENT = "department"
    PROGRAM = "program"
    SITE = "site"


class FeatureSwitch(StrEnum):
    CANCELLATION_MAILS = "cancellation_mails"
    EXPANDED_CONSENT = "expanded_consent"
    SCHOOL_EMAIL_RELEASE = "school_email_release"
    STUDENT_NUMBER_AT_SITE = "student_number_at_site"
    GENDER_FROM_PROGRAM = "gender_from_program"


@dataclass(frozen=True, kw_only=True)
class SwitchEntry:
    """`owner` is the widest level that decides; those of `also` may decide otherwise for
    themselves. Administrators set what a province owns, local ones what is of their agency."""

    owner: Level
    default: bool
    name_fr: str
    name_en: str
    effect_fr: str
    effect_en: str
    also: tuple[Level, ...] = ()

    @property
    def levels(self) -> tuple[Level, ...]:
        """From the widest to the narrowest."""
        return (self.owner, *self.also)


CATALOGUE: Final[Mapping[FeatureSwitch, SwitchEntry]] = {
    FeatureSwitch.CANCELLATION_MAILS: SwitchEntry(
        owner=Level.PROVINCE,
        default=True,
        name_fr="Courriels d’annulation",
        name_en="Cancellation mails",
        effect_fr="L’annulation d’une demande est aussi annoncée par courriel, même à qui n’a "
        "pas de compte; la boîte de réception la montre dans tous les cas.",
        effect_en="That a request was cancelled is told by mail too, even to those without an "
        "account; the inbox shows it in any case.",
    ),
    FeatureSwitch.EXPANDED_CONSENT: SwitchEntry(
        owner=Level.PROVINCE,
        default=False,
        name_fr="Consentement élargi",
        name_en="Expanded consent",
        effect_fr="Les stagiaires signent le texte élargi, qui couvre aussi leur numéro "
        "étudiant; sans lui, aucun milieu ne voit ce numéro.",
        effect_en="Students sign the expanded text, which covers their student number too; "
        "without it no site sees that number.",
    ),
    FeatureSwitch.SCHOOL_EMAIL_RELEASE: SwitchEntry(
        owner=Level.AGENCY,
        also=(Level.DEPARTMENT,),
        default=False,
        name_fr="Adresse scolaire transmise",
        name_en="School e-mail released",
        effect_fr="Le milieu voit l’adresse scolaire des stagiaires dont le stage est confirmé, "
        "sans que chacune ou chacun ait à y consentir.",
        effect_en="The receiving side sees the school e-mail of students whose placement is "
        "confirmed, without each of them having to agree.",
    ),
    FeatureSwitch.STUDENT_NUMBER_AT_SITE: SwitchEntry(
        owner=Level.AGENCY,
        also=(Level.SITE,),
        default=False,
        name_fr="Numéro étudiant montré au milieu",
        name_en="Student number shown to the site",
        effect_fr="Le milieu voit le numéro étudiant des stages confirmés, là où la province a "
        "adopté le consentement élargi.",
        effect_en="The site sees the student number of confirmed placements, where the province "
        "adopted the expanded consent.",
    ),
    FeatureSwitch.GENDER_FROM_PROGRAM: SwitchEntry(
        owner=Level.AGENCY,
        also=(Level.PROGRAM,),
        default=False,
        name_fr="Genre transmis par le programme",
        name_en="Gender given by the program",
        effect_fr="Le milieu voit le genre des stagiaires si la destination l’exige et le "
        "justifie; chaque divulgation est inscrite au registre des accès.",
        effect_en="The receiving side sees the gender of students where the destination asks "
        "for it and says why; each disclosure is entered in the access log.",
    ),
}

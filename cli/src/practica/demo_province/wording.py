"""The words that the demo province is made of."""

from typing import NamedTuple

from placements.domain.facilities.text import listed

FIRST_NAMES_FR = listed(
    "Adèle Agathe Albert Aline Antoine Béatrice Benoît Camille Cécile Charlotte Clément Colette "
    "Damien Delphine Édith Éloïse Émile Étienne Félix Florence Gabriel Geneviève Guillaume Hélène "
    "Hubert Isabelle Jérôme Joëlle Judith Laurence Léon Lucie Maëlle Marguerite Mathieu Mélanie "
    "Noémie Olivier Pascale Philippe Raphaëlle Rémi Rosalie Sébastien Sophie Sylvain Thérèse "
    "Thomas Valérie Véronique Victor Viviane Xavier Yasmina Zoé"
)
FIRST_NAMES_EN = listed(
    "Abigail Amara Andrew Brenda Brian Chloe Daniel Deborah Edward Emily Ethan Fiona Gordon Grace "
    "Hannah Henry Imran Jasmine Jennifer Joshua Kevin Laura Leah Marcus Megan Nathan Olivia Priya "
    "Rachel Ryan Samuel Sarah Stephanie Wei William"
)
LAST_NAMES_FR = listed(
    "Arsenault Beaudoin Beaulieu Bélanger Bergeron Bernier Bertrand Boisvert Bouchard Caron "
    "Charbonneau Cloutier Côté Delisle Desjardins Desrosiers Dufour Dumont Fontaine Fortier "
    "Gauthier Giroux Grenier Hamel Hébert Jolicœur Lachance Lacroix Laferrière Lamontagne "
    "Larivière Lavallée Leclerc Lemieux Létourneau Marchand Mercier Morin Nadeau Ouellet Paquette "
    "Pelletier Plourde Poirier Rivard Rousseau Saint-Onge Simard Thériault Therrien Vachon "
    "Vaillancourt Vézina"
)
LAST_NAMES_EN = listed(
    "Abbott Campbell Chen Cooper Fraser Graham Haddad Harrison Hughes Johnson Kaur Khan MacLeod "
    "McKenzie Mitchell Morgan Nguyen O'Brien Osei Patel Reid Robertson Singh Stewart Walker Wilson"
)


class ServiceWords(NamedTuple):
    """A service in both languages; `unit` and `code` begin the names of its units."""

    name_fr: str
    name_en: str
    discipline: str
    unit: str
    code: str


MEDICINE = ServiceWords("Médecine", "Medicine", "nursing", "Médecine", "MED")
SERVICES = (
    MEDICINE,
    ServiceWords("Chirurgie", "Surgery", "nursing", "Chirurgie", "CHIR"),
    ServiceWords("Urgence", "Emergency", "nursing", "Urgence", "URG"),
    ServiceWords("Santé mentale", "Mental health", "nursing", "Psychiatrie", "PSY"),
    ServiceWords("Physiothérapie", "Physiotherapy", "physiotherapy", "Physiothérapie", "PHYSIO"),
    ServiceWords("Mère-enfant", "Mother and child", "nursing", "Mère-enfant", "MENF"),
    ServiceWords("Soins intensifs", "Intensive care", "nursing", "Soins intensifs", "USI"),
    ServiceWords("Réadaptation", "Rehabilitation", "physiotherapy", "Réadaptation", "READ"),
    ServiceWords("Gériatrie", "Geriatrics", "nursing", "Gériatrie", "GER"),
)
SMALL_HOSPITAL = (MEDICINE, SERVICES[4], SERVICES[8])

PLACES_OF_UNITS = (
    "2 Est",
    "2 Ouest",
    "3 Nord",
    "3 Sud",
    "4 Est",
    "4 Ouest",
    "5 Nord",
    "5 Sud",
    "6 Est",
    "6 Ouest",
)


class SchoolWords(NamedTuple):
    """A school that does not exist; a university teaches bachelors, a college diplomas."""

    name_fr: str
    name_en: str
    short_name: str
    domain: str
    university: bool


SCHOOLS = (
    SchoolWords(
        "Université du Mont-Boréal",
        "Mount Boreal University",
        "UMB",
        "mont-boreal.example.org",
        university=True,
    ),
    SchoolWords(
        "Université des Trois-Vents",
        "Three Winds University",
        "UTV",
        "trois-vents.example.org",
        university=True,
    ),
    SchoolWords(
        "Cégep des Érables rouges",
        "Red Maples College",
        "CER",
        "erables-rouges.example.org",
        university=False,
    ),
    SchoolWords(
        "Cégep de la Rive-Claire",
        "Clearshore College",
        "CRC",
        "rive-claire.example.org",
        university=False,
    ),
    SchoolWords(
        "Collège Harfang", "Snowy Owl College", "HARF", "harfang.example.org", university=False
    ),
)


class CourseWords(NamedTuple):
    """A practicum course, and of how many shifts of eight hours it consists."""

    code: str
    name_fr: str
    name_en: str
    shifts: int


NURSING = (
    CourseWords("SOI-110", "Stage d’initiation aux soins", "Introductory practicum", 8),
    CourseWords("SOI-210", "Stage en médecine et chirurgie", "Medical-surgical practicum", 16),
    CourseWords("SOI-310", "Stage en santé mentale", "Mental health practicum", 12),
    CourseWords("SOI-390", "Stage d’intégration", "Consolidation practicum", 24),
)
PHYSIOTHERAPY = (
    CourseWords("PHT-120", "Stage en orthopédie", "Orthopaedic practicum", 15),
    CourseWords("PHT-220", "Stage en neurologie", "Neurology practicum", 20),
    CourseWords("PHT-320", "Stage avancé", "Advanced practicum", 25),
)

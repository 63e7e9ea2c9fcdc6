"""What each scope lets a partner's system do, in French and English."""

from collections.abc import Mapping
from typing import Final

from chassis.partner_scopes import PartnerScope
from chassis.problems import LanguageCode

SCOPE_WORDS: Final[Mapping[PartnerScope, Mapping[LanguageCode, str]]] = {
    PartnerScope.PLACEMENTS_READ: {
        "fr": "Lire les demandes de stage, et les lieux et programmes",
        "en": "Read placement requests, and places and programs",
    },
    PartnerScope.PLACEMENTS_WRITE: {
        "fr": "Créer des demandes de stage et y répondre",
        "en": "Make placement requests, and answer them",
    },
    PartnerScope.STUDENTS_NAMES: {
        "fr": "Voir les noms des étudiants là où leur divulgation est permise",
        "en": "See students’ names where they may be disclosed",
    },
    PartnerScope.REPORTING_READ: {"fr": "Lire les rapports", "en": "Read reports"},
    PartnerScope.BILLING_READ: {
        "fr": "Lire les tarifs et les lignes de facture",
        "en": "Read rates and invoice lines",
    },
    PartnerScope.WEBHOOKS_READ: {
        "fr": "Voir les webhooks et leurs envois",
        "en": "See webhooks and their deliveries",
    },
    PartnerScope.WEBHOOKS_WRITE: {"fr": "Gérer les webhooks", "en": "Manage webhooks"},
}

"""What each finding of an import means, in French and in English."""

from typing import Literal

from placements.domain.facilities.findings import Kind

Language = Literal["fr", "en"]

KINDS: dict[Kind, dict[Language, str]] = {
    Kind.REPAIRED: {"fr": "Réparé", "en": "Repaired"},
    Kind.REFUSED: {"fr": "Refusé", "en": "Refused"},
    Kind.DUPLICATE: {"fr": "Doublon", "en": "Duplicate"},
    Kind.INCOMPLETE: {"fr": "Incomplet", "en": "Incomplete"},
}

FIELDS: dict[str, dict[Language, str]] = {
    "identifier": {"fr": "identifiant", "en": "identifier"},
    "name": {"fr": "nom", "en": "name"},
    "facility_type": {"fr": "genre", "en": "type"},
    "street": {"fr": "rue", "en": "street"},
    "city": {"fr": "ville", "en": "city"},
    "province": {"fr": "province", "en": "province"},
    "postal_code": {"fr": "code postal", "en": "postal code"},
    "coordinates": {"fr": "coordonnées", "en": "coordinates"},
}

_TEXTS: dict[str, tuple[str, str]] = {
    "city-by-subdivision": ("pris de la subdivision", "taken from the census subdivision"),
    "city-capitals": ("majuscules et minuscules", "capitals"),
    "city-missing": ("la source ne dit pas la ville", "the source tells no city"),
    "city-spelling": ("orthographe de la subdivision", "spelt as its census subdivision"),
    "coordinates-missing": ("sans coordonnées", "the source tells no coordinates"),
    "coordinates-of-another-province": (
        "dans une autre province, retirées",
        "in another province, dropped",
    ),
    "coordinates-outside-canada": ("hors du Canada, retirées", "outside Canada, dropped"),
    "coordinates-shared": (
        "le même point pour cinq adresses ou plus, retirées",
        "the same point for five or more addresses, dropped",
    ),
    "coordinates-swapped": ("latitude et longitude inversées", "latitude and longitude swapped"),
    "coordinates-unreadable": ("illisibles, retirées", "unreadable, dropped"),
    "coordinates-without-sign": ("signe de la longitude", "sign of the longitude"),
    "duplicate": ("même nom, même lieu que la ligne", "same name and place as line"),
    "extra-spaces": ("espaces de trop", "extra spaces"),
    "facility-type-capitals": ("majuscules et minuscules", "capitals"),
    "facility-type-unknown": ("genre inconnu, retiré", "unknown, dropped"),
    "facility_type-missing": ("la source ne dit pas le genre", "the source tells no type"),
    "identifier-missing": ("sans identifiant", "no identifier"),
    "identifier-repeated": ("déjà employé à la ligne", "already used on line"),
    "identifier-unusable": ("identifiant inutilisable", "not usable as an identifier"),
    "letters-garbled": ("lettres mal décodées", "wrongly decoded letters"),
    "name-accents": ("majuscules et accents", "capitals and accents"),
    "name-capitals": ("majuscules et minuscules", "capitals"),
    "name-completed": ("nom tronqué, complété", "cut off, completed"),
    "name-missing": ("sans nom", "no name"),
    "name-too-long": ("plus de 200 caractères", "more than 200 characters"),
    "postal-code-form": ("forme A1A 1A1", "form A1A 1A1"),
    "postal-code-of-another-province": (
        "d’une autre province, retiré",
        "of another province, dropped",
    ),
    "postal-code-unusable": ("impossible, retiré", "impossible, dropped"),
    "postal_code-missing": ("la source ne dit pas le code", "the source tells no postal code"),
    "province-by-census-code": ("d’après le code de recensement", "from the census code"),
    "province-capitals": ("majuscules", "capitals"),
    "province-unknown": ("province inconnue", "unknown province"),
    "stray-characters": ("caractères invisibles", "invisible characters"),
    "street-capitals": ("majuscules et minuscules", "capitals"),
    "street-kind": ("genre de voie en toutes lettres", "kind of street in full"),
    "street-kind-twice": ("genre de voie répété", "kind of street named twice"),
    "street-missing": ("la source ne dit pas la rue", "the source tells no street"),
    "street-not-an-address": ("pas une adresse, retirée", "not an address, dropped"),
    "street-number": ("forme du numéro", "form of the number"),
    "street-number-of-name": ("numéro qui fait partie du nom", "number that belongs to the name"),
    "street-unit-split": ("local séparé du numéro", "unit split from the number"),
    "street-unreadable": ("illisible, retirée", "unreadable, dropped"),
}


def reason_in(language: Language, reason: str) -> str:
    """What the reason means; the code itself for one that nobody worded."""
    french, english = _TEXTS.get(reason, (reason, reason))
    return french if language == "fr" else english

"""What is said about each problem, in French and English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chassis.problems.language import LanguageCode

TitleAndDetail = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class ProblemText:
    """A title and a detail in each language; `{name}` in a detail stands for a fact."""

    fr: TitleAndDetail
    en: TitleAndDetail

    def in_language(self, language: LanguageCode) -> TitleAndDetail:
        return self.fr if language == "fr" else self.en


CHASSIS_TEXTS: Final[Mapping[str, ProblemText]] = {
    "not-found": ProblemText(
        fr=("Introuvable", "Cet élément n’existe pas, ou vous n’y avez pas accès."),
        en=("Not found", "There is no such thing, or you have no access to it."),
    ),
    "forbidden": ProblemText(
        fr=("Action non permise", "Votre rôle ne vous permet pas de faire cela."),
        en=("Not allowed", "Your role does not allow you to do this."),
    ),
    "conflict": ProblemText(
        fr=("Situation changée", "L’état actuel de l’élément ne permet plus cette action."),
        en=("Situation changed", "The present state of the thing no longer allows this."),
    ),
    "record-changed": ProblemText(
        fr=(
            "Modifié entre-temps",
            "L’élément a été modifié depuis que vous l’avez lu. Rechargez-le, puis recommencez.",
        ),
        en=(
            "Changed in the meantime",
            "The record was changed since you read it. Load it again, then try again.",
        ),
    ),
    "rule-broken": ProblemText(
        fr=("Demande refusée", "La demande ne respecte pas une règle."),
        en=("Request refused", "The request does not respect a rule."),
    ),
    "validation": ProblemText(
        fr=("Demande non valide", "Certains champs sont à corriger."),
        en=("Invalid request", "Some fields need to be corrected."),
    ),
    "character-not-storable": ProblemText(
        fr=("Caractère non permis", "Un texte contient un caractère nul, qui ne se conserve pas."),
        en=("Character not allowed", "A text holds a null character, which cannot be kept."),
    ),
    "unauthenticated": ProblemText(
        fr=("Connexion requise", "Connectez-vous, puis recommencez."),
        en=("Sign-in required", "Sign in, then try again."),
    ),
    "responsibilities-not-accepted": ProblemText(
        fr=(
            "Responsabilités à accepter",
            "Lisez et acceptez vos responsabilités avant de commencer.",
        ),
        en=(
            "Responsibilities to accept",
            "Read and accept your responsibilities before you start.",
        ),
    ),
    "orientation-not-done": ProblemText(
        fr=("Visite guidée à faire", "Suivez la visite guidée de 5 minutes avant de commencer."),
        en=("Orientation to do", "Go through the 5-minute orientation before you start."),
    ),
    "scope-missing": ProblemText(
        fr=("Portée manquante", "Le jeton du partenaire n’a pas la portée {scope}."),
        en=("Scope missing", "The partner’s token does not have the scope {scope}."),
    ),
    "not-for-partners": ProblemText(
        fr=("Réservé aux personnes", "Le système d’un partenaire n’y a pas accès."),
        en=("For people only", "A partner’s system has no access to this."),
    ),
    "viewing-as": ProblemText(
        fr=("Consultation seulement", "Vous voyez comme une autre personne ; rien ne se modifie."),
        en=("Viewing only", "You are viewing as another person; nothing can be changed."),
    ),
    "idempotency-key-reused": ProblemText(
        fr=(
            "Clé d’idempotence déjà utilisée",
            "Cette clé a déjà servi à une autre demande. Utilisez une nouvelle clé.",
        ),
        en=(
            "Idempotency key already used",
            "This key was already used for a different request. Use a new key.",
        ),
    ),
    "idempotency-key-not-valid": ProblemText(
        fr=("Clé d’idempotence non valide", "Une clé compte de 1 à 255 caractères visibles."),
        en=("Invalid idempotency key", "A key has 1 to 255 visible characters."),
    ),
    "if-match-not-valid": ProblemText(
        fr=("If-Match non valide", 'Envoyez l’ETag tel que vous l’avez lu, par exemple "3".'),
        en=("Invalid If-Match", 'Send the ETag as you read it, for example "3".'),
    ),
    "cursor-not-valid": ProblemText(
        fr=("Page introuvable", "Le curseur n’est pas valide. Reprenez à la première page."),
        en=("No such page", "The cursor is not valid. Start again from the first page."),
    ),
    "too-many-rows-for-workbook": ProblemText(
        fr=(
            "Trop de lignes pour un classeur",
            "Un classeur contient au plus {most} lignes. Raccourcissez la période, ou prenez CSV.",
        ),
        en=(
            "Too many rows for a workbook",
            "A workbook holds at most {most} rows. Shorten the period, or choose CSV.",
        ),
    ),
    "unknown-address": ProblemText(
        fr=("Adresse inconnue", "Il n’y a rien à cette adresse."),
        en=("Unknown address", "There is nothing at this address."),
    ),
    "method-not-allowed": ProblemText(
        fr=("Méthode non permise", "Cette adresse n’accepte pas cette méthode."),
        en=("Method not allowed", "This address does not accept this method."),
    ),
    "body-too-large": ProblemText(
        fr=("Demande trop volumineuse", "Le corps de la demande est trop volumineux."),
        en=("Request too large", "The body of the request is too large."),
    ),
    "unsupported-media-type": ProblemText(
        fr=("Format non pris en charge", "Le format du contenu n’est pas pris en charge."),
        en=("Unsupported format", "The format of the content is not supported."),
    ),
    "too-many-requests": ProblemText(
        fr=("Trop de demandes", "Attendez un instant, puis recommencez."),
        en=("Too many requests", "Wait a moment, then try again."),
    ),
    "too-many-streams": ProblemText(
        fr=("Trop de fenêtres", "Au plus {most} appareils reçoivent les nouvelles à mesure."),
        en=("Too many windows", "At most {most} devices are told the news as it happens."),
    ),
    "request-refused": ProblemText(
        fr=("Demande refusée", "La demande n’a pas pu être traitée."),
        en=("Request refused", "The request could not be processed."),
    ),
    "not-ready": ProblemText(
        fr=("Service non disponible", "Le service n’est pas prêt. Réessayez dans un instant."),
        en=("Service unavailable", "The service is not ready. Try again in a moment."),
    ),
    "keys-not-obtained": ProblemText(
        fr=(
            "Service non disponible",
            "Les connexions ne peuvent pas encore être vérifiées. Réessayez dans un instant.",
        ),
        en=("Service unavailable", "Sign-ins cannot be verified yet. Try again in a moment."),
    ),
    "took-too-long": ProblemText(
        fr=(
            "Réponse trop lente",
            "La base de données met trop de temps. Rien n’est changé ; réessayez dans un instant.",
        ),
        en=(
            "Answer too slow",
            "The database takes too long. Nothing was changed; try again in a moment.",
        ),
    ),
    "address-not-public": ProblemText(
        fr=("Adresse privée", "Le serveur {host} se trouve dans un réseau privé."),
        en=("Private address", "The host {host} is in a private network."),
    ),
    "address-unknown": ProblemText(
        fr=("Serveur inconnu", "Le serveur {host} est introuvable."),
        en=("Unknown host", "The host {host} cannot be found."),
    ),
    "unexpected": ProblemText(
        fr=("Erreur imprévue", "Une erreur s’est produite de notre côté. Elle est notée."),
        en=("Unexpected error", "Something went wrong on our side. It has been noted."),
    ),
}

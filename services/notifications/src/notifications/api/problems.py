"""What is said when a rule of this service is broken, in French and English."""

from collections.abc import Mapping
from typing import Final

from chassis.problems import ProblemText

TEXTS: Final[Mapping[str, ProblemText]] = {
    "only-administrators": ProblemText(
        fr=(
            "Réservé à l’administration",
            "Cette page est réservée aux administrateurs de votre établissement.",
        ),
        en=("For administrators only", "This belongs to the administrators of your agency."),
    ),
    "view-only": ProblemText(
        fr=("Consultation seulement", "Votre rôle permet de consulter, mais pas de modifier."),
        en=("View only", "Your role allows you to look, but not to change anything."),
    ),
    "webhook-url-not-usable": ProblemText(
        fr=(
            "Adresse inutilisable",
            "L’adresse doit commencer par https:// et nommer un serveur, sans mot de passe.",
        ),
        en=(
            "Address not usable",
            "The address must start with https:// and name a host, without a password.",
        ),
    ),
    "webhook-event-type-unknown": ProblemText(
        fr=("Événement inconnu", "Il n’existe pas d’événement « {event_type} »."),
        en=("Unknown event", "There is no event “{event_type}”."),
    ),
    "too-many-webhook-endpoints": ProblemText(
        fr=("Trop de points d’accès", "Un établissement peut en avoir au plus {most}."),
        en=("Too many endpoints", "An agency can have at most {most}."),
    ),
    "webhook-endpoint-disabled": ProblemText(
        fr=("Point d’accès désactivé", "Réactivez-le d’abord."),
        en=("Endpoint switched off", "Switch it on first."),
    ),
    "webhook-secret-lost": ProblemText(
        fr=("Secret perdu", "Le secret ne peut plus être lu. Renouvelez-le."),
        en=("Secret lost", "The secret cannot be read any more. Rotate it."),
    ),
    "webhook-delivery-under-way": ProblemText(
        fr=("Envoi en cours", "Cet événement est justement en cours d’envoi."),
        en=("Being sent", "This event is being sent at this very moment."),
    ),
    "paper-delivery-already-dealt-with": ProblemText(
        fr=("Lettre déjà traitée", "La lettre est déjà partie, ou la demande a été annulée."),
        en=("Letter already dealt with", "The letter was sent, or the request was called off."),
    ),
}

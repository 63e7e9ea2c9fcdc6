"""What people are told about changes to how they sign in, in French and English, without a link."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from identity.domain.mail.mail import MailKind

Notice: TypeAlias = Mapping[Literal["fr", "en"], tuple[str, str]]
"""Subject and text."""

NOT_YOU: Final[Mapping[Literal["fr", "en"], str]] = {
    "fr": (
        "Si ce n’était pas vous, prévenez l’administrateur de votre établissement et demandez un "
        "nouveau mot de passe sur la page de connexion."
    ),
    "en": (
        "If this was not you, tell your agency’s administrator and ask for a new password on the "
        "sign-in page."
    ),
}
NOTICES: Final[Mapping[MailKind, Notice]] = {
    MailKind.SECOND_FACTOR_ADDED: {
        "fr": (
            "Une vérification a été ajoutée à votre connexion",
            (
                "Une application d’authentification ou une clé d’accès protège désormais votre "
                "compte Practica."
            ),
        ),
        "en": (
            "A second factor was added to your sign-in",
            "An authenticator app or a passkey protects your Practica account from now on.",
        ),
    },
    MailKind.SECOND_FACTOR_REMOVED: {
        "fr": (
            "Une vérification a été retirée de votre connexion",
            (
                "Une application d’authentification ou une clé d’accès ne protège plus votre "
                "compte Practica."
            ),
        ),
        "en": (
            "A second factor was removed from your sign-in",
            "An authenticator app or a passkey does not protect your Practica account any more.",
        ),
    },
    MailKind.SECOND_FACTOR_RESET: {
        "fr": (
            "Vos vérifications de connexion ont été réinitialisées",
            (
                "Un administrateur a retiré toutes les vérifications de votre compte Practica et "
                "vous a déconnecté partout. Ajoutez-en une à votre prochaine connexion."
            ),
        ),
        "en": (
            "Your second factors were reset",
            (
                "An administrator took all second factors off your Practica account and signed "
                "you out everywhere. Add one the next time you sign in."
            ),
        ),
    },
    MailKind.RECOVERY_CODES_RENEWED: {
        "fr": (
            "Vos codes de secours ont été remplacés",
            (
                "De nouveaux codes de secours ont été créés pour votre compte Practica. Les "
                "anciens ne servent plus."
            ),
        ),
        "en": (
            "Your recovery codes were replaced",
            (
                "New recovery codes were made for your Practica account. The former ones do not "
                "work any more."
            ),
        ),
    },
    MailKind.SIGN_ON_LINKED: {
        "fr": (
            "Une connexion unique a été liée à votre compte",
            "Le service d’identité de votre établissement ouvre désormais votre compte Practica.",
        ),
        "en": (
            "Single sign-on was linked to your account",
            "Your agency’s identity provider opens your Practica account from now on.",
        ),
    },
    MailKind.SIGN_ON_UNLINKED: {
        "fr": (
            "Une connexion unique a été déliée de votre compte",
            (
                "Un compte du service d’identité de votre établissement n’ouvre plus votre compte"
                " Practica."
            ),
        ),
        "en": (
            "Single sign-on was unlinked from your account",
            (
                "An account at your agency’s identity provider does not open your Practica "
                "account any more."
            ),
        ),
    },
    MailKind.NEW_DEVICE: {
        "fr": (
            "Connexion depuis un nouvel appareil",
            (
                "Quelqu’un s’est connecté à votre compte Practica depuis un appareil ou un "
                "navigateur qui n’avait pas servi depuis un mois."
            ),
        ),
        "en": (
            "Sign-in from a new device",
            (
                "Somebody signed in to your Practica account from a device or a browser that had "
                "not been used for a month."
            ),
        ),
    },
}

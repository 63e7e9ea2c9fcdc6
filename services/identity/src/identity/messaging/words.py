"""What identity's own mails say, in French and English, as plain text and as HTML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final, Literal, TypeAlias

from babel.dates import format_date

from identity.domain.mail.mail import MailKind
from identity.messaging.notices import NOT_YOU, NOTICES

Language: TypeAlias = Literal["fr", "en"]


@dataclass(frozen=True, kw_only=True)
class Words:
    """`page` is where the link leads, and `link` what it is called; some mails have none."""

    subject: str
    text: tuple[str, ...]
    link: str | None = None
    page: str | None = None


_LINK_FR: Final = "Ce lien sert une seule fois, pendant 30 minutes."
_LINK_EN: Final = "This link works once, for 30 minutes."
WORDS: Final[Mapping[MailKind, Mapping[Language, Words]]] = {
    MailKind.INVITATION: {
        "fr": Words(
            subject="Votre accès à Practica",
            text=(
                "Un compte Practica a été ouvert pour vous. Choisissez votre mot de passe.",
                _LINK_FR + " Passé ce délai, demandez-en un autre par « Mot de passe oublié ».",
            ),
            link="Choisir mon mot de passe",
            page="accept-invitation",
        ),
        "en": Words(
            subject="Your access to Practica",
            text=(
                "A Practica account was opened for you. Choose your password.",
                _LINK_EN + " After that, ask for another one under “Forgotten password”.",
            ),
            link="Choose my password",
            page="accept-invitation",
        ),
    },
    MailKind.LINK_HANDED_OVER: {
        "fr": Words(
            subject="Un lien d’accès à votre compte a été remis",
            text=(
                (
                    "Votre administrateur a obtenu un lien pour choisir le mot de passe de votre "
                    "compte Practica, pour vous le remettre."
                ),
                "S’il ne vous l’a pas remis, signalez-le à votre établissement.",
            ),
        ),
        "en": Words(
            subject="A link to your account was handed over",
            text=(
                (
                    "Your administrator got a link with which the password of your Practica "
                    "account can be chosen, to hand it to you."
                ),
                "If you were not given it, report it to your agency.",
            ),
        ),
    },
    MailKind.PASSWORD_RESET: {
        "fr": Words(
            subject="Nouveau mot de passe",
            text=(
                "Quelqu’un a demandé un nouveau mot de passe pour votre compte Practica.",
                _LINK_FR + " Si ce n’était pas vous, ignorez ce message : rien ne change.",
            ),
            link="Choisir un nouveau mot de passe",
            page="reset-password",
        ),
        "en": Words(
            subject="New password",
            text=(
                "Somebody asked for a new password for your Practica account.",
                _LINK_EN + " If it was not you, ignore this message: nothing changes.",
            ),
            link="Choose a new password",
            page="reset-password",
        ),
    },
    MailKind.PASSWORD_CHANGED: {
        "fr": Words(
            subject="Votre mot de passe a été changé",
            text=("Le mot de passe de votre compte Practica vient d’être changé.", NOT_YOU["fr"]),
        ),
        "en": Words(
            subject="Your password was changed",
            text=("The password of your Practica account has just been changed.", NOT_YOU["en"]),
        ),
    },
    MailKind.EMAIL_CHANGE_OLD: {
        "fr": Words(
            subject="Changer votre adresse de connexion?",
            text=(
                (
                    "Une autre adresse a été demandée pour votre connexion à Practica. Elle ne "
                    "servira que si vous l’acceptez ici et que l’autre adresse l’accepte aussi."
                ),
                _LINK_FR + " " + NOT_YOU["fr"],
            ),
            link="Accepter le changement",
            page="confirm-email",
        ),
        "en": Words(
            subject="Change the address that you sign in with?",
            text=(
                (
                    "Another address was asked for to sign in to Practica. It will serve only if "
                    "you agree here and the other address agrees as well."
                ),
                _LINK_EN + " " + NOT_YOU["en"],
            ),
            link="Agree to the change",
            page="confirm-email",
        ),
    },
    MailKind.EMAIL_CHANGE_NEW: {
        "fr": Words(
            subject="Votre nouvelle adresse de connexion?",
            text=(
                (
                    "Cette adresse a été demandée pour se connecter à Practica. Confirmez qu’elle "
                    "est la vôtre; l’ancienne adresse doit aussi accepter."
                ),
                _LINK_FR + " Si vous ne connaissez pas Practica, ignorez ce message.",
            ),
            link="Confirmer cette adresse",
            page="confirm-email",
        ),
        "en": Words(
            subject="Your new address to sign in with?",
            text=(
                (
                    "This address was asked for to sign in to Practica. Confirm that it is yours; "
                    "the old address has to agree as well."
                ),
                _LINK_EN + " If you do not know Practica, ignore this message.",
            ),
            link="Confirm this address",
            page="confirm-email",
        ),
    },
    MailKind.EMAIL_CHANGED: {
        "fr": Words(
            subject="Votre adresse de connexion a été changée",
            text=("L’adresse qui sert à vous connecter à Practica a changé.", NOT_YOU["fr"]),
        ),
        "en": Words(
            subject="The address that you sign in with was changed",
            text=("The address with which you sign in to Practica has changed.", NOT_YOU["en"]),
        ),
    },
    MailKind.DORMANT_SOON: {
        "fr": Words(
            subject="Votre compte Practica s’endormira bientôt",
            text=(
                (
                    "Vous ne vous êtes pas connecté à Practica depuis longtemps. Sans connexion "
                    "de votre part, votre compte s’endormira le {day}."
                ),
                "Connectez-vous pour le garder.",
            ),
            link="Se connecter",
            page="sign-in",
        ),
        "en": Words(
            subject="Your Practica account will soon fall asleep",
            text=(
                (
                    "You have not signed in to Practica for a long time. Unless you do, your "
                    "account will fall asleep on {day}."
                ),
                "Sign in to keep it.",
            ),
            link="Sign in",
            page="sign-in",
        ),
    },
    **{
        kind: {
            language: Words(subject=subject, text=(text, NOT_YOU[language]))
            for language, (subject, text) in notice.items()
        }
        for kind, notice in NOTICES.items()
    },
}
_FOOTER: Final[Mapping[Language, str]] = {
    "fr": "Practica vous envoie ce message au sujet de votre compte. Veuillez ne pas y répondre.",
    "en": "Practica sends you this message about your account. Please do not answer it.",
}
_LOCALES: Final[Mapping[Language, str]] = {"fr": "fr_CA", "en": "en_CA"}


@dataclass(frozen=True, kw_only=True)
class Written:
    subject: str
    text: str
    html: str


def written(
    kind: MailKind, language: Language, *, url: str | None, facts: Mapping[str, str]
) -> Written:
    """`url` is the whole link, secret and all."""
    words = WORDS[kind][language]
    spoken = {name: _spoken(value, language) for name, value in facts.items()}
    said = [line.format_map(spoken) for line in words.text]
    plain = [*said, *([f"{words.link} : {url}"] if url and words.link else [])]
    return Written(
        subject=words.subject,
        text="\n\n".join([*plain, f"-- \n{_FOOTER[language]}"]) + "\n",
        html=_html(words, said, language, url),
    )


def _html(words: Words, said: list[str], language: Language, url: str | None) -> str:
    link = f'<p><a href="{escape(url)}">{escape(words.link)}</a></p>' if url and words.link else ""
    body = "".join(f"<p>{escape(line)}</p>" for line in said)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(words.subject)}</title></head>"
        f'<body style="font-family: sans-serif">{body}{link}'
        f"<hr><p><small>{escape(_FOOTER[language])}</small></p></body></html>"
    )


def _spoken(value: str, language: Language) -> str:
    """Facts are days so far."""
    return format_date(date.fromisoformat(value), "long", _LOCALES[language])

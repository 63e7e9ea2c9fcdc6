"""Whether the other side reads Practica, computed at the moment it matters and never stored."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from placements.domain.requests.reasons import Text
from placements.domain.requests.statuses import Channel

DORMANT_AFTER = timedelta(days=180)


class ChannelReason(StrEnum):
    """Why a contact is reached online or on paper."""

    CONTACT_IS_USER = "contact_is_user"
    NO_AGENCY = "no_agency"
    NO_CONTACT = "no_contact"
    CONTACT_LEFT = "contact_left"
    NO_ACCOUNT = "no_account"
    ACCOUNT_DISABLED = "account_disabled"
    ALERTS_NOT_ACCEPTED = "alerts_not_accepted"
    NEVER_SIGNED_IN = "never_signed_in"
    DORMANT = "dormant"


CHANNEL_TEXTS: dict[ChannelReason, Text] = {
    ChannelReason.CONTACT_IS_USER: Text(
        "Le contact utilise Practica.", "The contact uses Practica."
    ),
    ChannelReason.NO_AGENCY: Text(
        "Le site n’est rattaché à aucun établissement.", "The site belongs to no agency."
    ),
    ChannelReason.NO_CONTACT: Text("Aucun contact n’est désigné.", "No contact is named."),
    ChannelReason.CONTACT_LEFT: Text(
        "Le contact n’est plus en fonction.", "The contact is no longer active."
    ),
    ChannelReason.NO_ACCOUNT: Text("Le contact n’a pas de compte.", "The contact has no account."),
    ChannelReason.ACCOUNT_DISABLED: Text(
        "Le compte du contact est désactivé.", "The contact’s account is disabled."
    ),
    ChannelReason.ALERTS_NOT_ACCEPTED: Text(
        "Le contact n’a pas accepté les avis par courriel.",
        "The contact has not accepted e-mail alerts.",
    ),
    ChannelReason.NEVER_SIGNED_IN: Text(
        "Le contact n’a jamais ouvert de session.", "The contact has never signed in."
    ),
    ChannelReason.DORMANT: Text(
        "Le contact n’a pas ouvert de session depuis plus de 180 jours.",
        "The contact has not signed in for more than 180 days.",
    ),
}


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of the person who answers, as of now. None stands for "there is none"."""

    has_agency: bool = True
    active: bool | None = None
    """None: nobody is named, or nothing is known of the person."""
    account_enabled: bool | None = None
    """None: the person has no account."""
    alerts_accepted: bool | None = None
    last_signed_in_on: date | None = None

    def reached(self, today: date) -> ChannelReason:
        """Why a request reaches this contact the way it does."""
        if not self.has_agency:
            return ChannelReason.NO_AGENCY
        if self.active is None:
            return ChannelReason.NO_CONTACT
        if not self.active:
            return ChannelReason.CONTACT_LEFT
        return self._account_reached(today)

    def channel(self, today: date) -> Channel:
        return Channel.ONLINE if self.is_user(today) else Channel.PAPER

    def is_user(self, today: date) -> bool:
        return self.reached(today) is ChannelReason.CONTACT_IS_USER

    def _account_reached(self, today: date) -> ChannelReason:
        if self.account_enabled is None:
            return ChannelReason.NO_ACCOUNT
        if not self.account_enabled:
            return ChannelReason.ACCOUNT_DISABLED
        if not self.alerts_accepted:
            return ChannelReason.ALERTS_NOT_ACCEPTED
        if self.last_signed_in_on is None:
            return ChannelReason.NEVER_SIGNED_IN
        if today - self.last_signed_in_on > DORMANT_AFTER:
            return ChannelReason.DORMANT
        return ChannelReason.CONTACT_IS_USER


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who answers for the service, and who for the destination."""

    service: Contact
    destination: Contact

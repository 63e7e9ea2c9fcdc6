"""What identity has to say by mail, and to which address: the words come when it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol
from uuid import UUID

from identity.domain.accounts.account import Account
from identity.domain.accounts.secrets_handed_out import Secret


class MailKind(StrEnum):
    INVITATION = "invitation"
    LINK_HANDED_OVER = "link_handed_over"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a kind of mail, not a secret
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a kind of mail, not a secret
    EMAIL_CHANGE_OLD = "email_change_old"
    EMAIL_CHANGE_NEW = "email_change_new"
    EMAIL_CHANGED = "email_changed"
    DORMANT_SOON = "dormant_soon"
    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    SECOND_FACTOR_RESET = "second_factor_reset"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed"
    SIGN_ON_LINKED = "sign_on_linked"
    SIGN_ON_UNLINKED = "sign_on_unlinked"
    NEW_DEVICE = "new_device"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """The address and the secret lie sealed in the store until the mail has left.

    `facts` are for the words, such as a day; after `useless_after` the mail is not sent any more.
    """

    kind: MailKind
    account: Account = field(repr=False)
    language: Literal["fr", "en"]
    address: str = field(repr=False)
    secret: Secret | None = field(default=None, repr=False)
    facts: Mapping[str, str] = field(default_factory=dict)
    useless_after: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ResetAsked:
    """Somebody asked for a link under this name; whether anybody has it is looked up later."""

    id: UUID
    sign_in_name: str = field(repr=False)
    asked_at: datetime


class Mails(Protocol):
    """Mails that wait to leave, and what has to be looked up before one is written."""

    def send(self, mail: Mail) -> None: ...

    def ask_reset(self, sign_in_name: str) -> None:
        """One row, whoever the name belongs to."""
        ...

    async def resets_asked(self, most: int) -> list[ResetAsked]:
        """The oldest ones; they are gone when the transaction commits."""
        ...

    async def sent_lately(self, account_id: UUID, kind: MailKind, since: datetime) -> int: ...

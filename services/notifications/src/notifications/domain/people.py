"""The people whom a message may reach."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Language = Literal["fr", "en"]


@dataclass(frozen=True, kw_only=True)
class Person:
    """A staff record with what its account says; `account_enabled` is None without an account."""

    id: UUID
    agency_id: UUID
    language: Language
    email: str | None
    active: bool = True
    account_enabled: bool | None = None
    alerts_accepted: bool = False

    @property
    def reads_inbox(self) -> bool:
        """Only holders of an enabled account can open the inbox."""
        return self.active and self.account_enabled is True

    def reads_mail(self, *, even_without_account: bool) -> bool:
        """Whether a mail may go out; people without an account are written to only if it matters.

        Somebody whose account is closed, or who refused alerts, gets no mail at all.
        """
        if not self.active or not self.email:
            return False
        if self.account_enabled is None:
            return even_without_account
        return self.account_enabled and self.alerts_accepted

"""An account: how one person signs in, once, for all of their roles."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent, Forbidden
from chassis.first_steps import FirstStep
from chassis.ids import new_id
from chassis.viewer import Viewer
from identity.domain.accounts.dormancy import is_dormant
from identity.domain.wording import without_controls


class AccountExists(Conflict):
    """The person has an account already; one is enough for every role."""

    slug = "account-exists"


class SignInNameTaken(Conflict):
    """Somebody else signs in with this direct e-mail address."""

    slug = "sign-in-name-taken"


class DirectEmailMissing(DomainError):
    """An account needs an address that its person alone reads."""

    slug = "direct-email-missing"


class AccountDisabled(Forbidden):
    """The account may not be used; a local administrator can enable it."""

    slug = "account-disabled"


class AccountDormant(Forbidden):
    """Nobody signed in for half a year; an administrator can wake the account."""

    slug = "account-dormant"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    account: "Account"


def sign_in_name(email: str) -> str:
    """The address in the one spelling that it is compared in: case does not count."""
    return without_controls(unicodedata.normalize("NFKC", email)).strip().casefold()


@dataclass(eq=False, kw_only=True)
class Account(Aggregate):
    person_id: UUID
    agency_id: UUID
    sign_in_name: str = field(repr=False)
    password_hash: str | None = field(default=None, repr=False)
    enabled: bool = True
    email_alerts_accepted: bool = True
    last_signed_in_on: date | None = None
    awake_since: date | None = None
    dormancy_warned: int = 0
    responsibilities_version: int | None = None
    orientation_done_at: datetime | None = None

    @classmethod
    def open(
        cls,
        *,
        person_id: UUID,
        agency_id: UUID,
        direct_email: str | None,
        email_alerts_accepted: bool = True,
        password_hash: str | None = None,
        id: UUID | None = None,
    ) -> Self:
        """Without a password hash nobody can sign in until an invitation is accepted."""
        if direct_email is None:
            raise DirectEmailMissing("An account needs a direct e-mail", field="direct_email")
        account = cls(
            id=id or new_id(),
            person_id=person_id,
            agency_id=agency_id,
            sign_in_name=sign_in_name(direct_email),
            password_hash=password_hash,
            email_alerts_accepted=email_alerts_accepted,
        )
        account.record(Recorded(account))
        return account

    def change(self, *, enabled: bool, email_alerts_accepted: bool) -> None:
        changed = (enabled, email_alerts_accepted)
        if changed == (self.enabled, self.email_alerts_accepted):
            return
        self.enabled, self.email_alerts_accepted = changed
        self.record(Recorded(self))

    def disable(self) -> None:
        self.change(enabled=False, email_alerts_accepted=self.email_alerts_accepted)

    def follow_direct_email(self, direct_email: str | None) -> None:
        """The person's own address changed, so the name to sign in with does too."""
        if direct_email is None:
            raise DirectEmailMissing("An account needs a direct e-mail", field="direct_email")
        self.sign_in_name = sign_in_name(direct_email)

    def set_password(self, password_hash: str) -> None:
        self.password_hash = password_hash

    def expect_enabled(self) -> None:
        if not self.enabled:
            raise AccountDisabled("The account is disabled")

    @property
    def used_on(self) -> date | None:
        """The day from which dormancy is counted; None for who never signed in."""
        if self.last_signed_in_on is None:
            return None
        return max(self.last_signed_in_on, self.awake_since or self.last_signed_in_on)

    def is_dormant(self, today: date) -> bool:
        return is_dormant(self.used_on, today)

    def expect_awake(self, today: date) -> None:
        if self.is_dormant(today):
            raise AccountDormant("Nobody signed in for half a year")

    def wake(self, today: date) -> None:
        """An administrator lets half a year begin anew; nothing to do where it still runs."""
        if self.is_dormant(today):
            self.awake_since, self.dormancy_warned = today, 0
            self.record(Recorded(self))

    def first_steps(self, responsibilities_version: int) -> frozenset[str]:
        """What is left to do before working here, or again since the text has changed."""
        steps = set()
        if (self.responsibilities_version or 0) < responsibilities_version:
            steps.add(FirstStep.RESPONSIBILITIES.value)
        if self.orientation_done_at is None:
            steps.add(FirstStep.ORIENTATION.value)
        return frozenset(steps)

    def accept_responsibilities(self, version: int) -> None:
        self.responsibilities_version = version

    def finish_orientation(self, now: datetime) -> None:
        """The first time counts."""
        self.orientation_done_at = self.orientation_done_at or now

    def signed_in(self, now: datetime) -> None:
        """The first sign-in of a day is worth telling: whether a person is a user hangs on it."""
        today = now.date()
        self.dormancy_warned = 0
        if self.last_signed_in_on == today:
            return
        self.last_signed_in_on = today
        self.record(Recorded(self))


class Accounts(Protocol):
    """Accounts, for those who administer their agencies and for those who sign in."""

    def add(self, account: Account) -> None: ...

    async def get(self, id: UUID, viewer: Viewer) -> Account:
        """Locked until the transaction ends, as in the two methods that follow."""
        ...

    async def of_person(self, person_id: UUID) -> Account | None: ...

    async def named(self, sign_in_name: str) -> Account | None: ...

    async def to_sign_in(self, id: UUID) -> Account:
        """The account that somebody signs in to; who that is is only about to be known."""
        ...

    async def acting(self, id: UUID) -> Account:
        """The account of a session, to look at only."""
        ...

    async def to_warn(self, today: date, most: int) -> "list[Account]":
        """Some that become dormant soon, whose people have not been told so; locked."""
        ...

    async def is_taken(self, sign_in_name: str) -> bool:
        """Whether somebody uses the name; nobody else can take it until the transaction ends."""
        ...

"""What a password has to be: long, and not one that everybody tries first."""

import unicodedata
from dataclasses import dataclass, field
from typing import Protocol

from chassis.domain import DomainError
from identity.domain.sign_in.common_passwords import COMMON_PASSWORDS

SHORTEST = 12
LONGEST = 256
_FEWEST_DIFFERENT = 4


class PasswordTooShort(DomainError):
    slug = "password-too-short"


class PasswordTooLong(DomainError):
    slug = "password-too-long"


class PasswordTooCommon(DomainError):
    """One of the first that anybody would try, or the person's own name or address."""

    slug = "password-too-common"


class PasswordBreached(DomainError):
    """The password is in a list of those that were stolen somewhere."""

    slug = "password-breached"


class BreachedPasswords(Protocol):
    """A list of passwords that were stolen elsewhere; rarely it says yes to one that was not."""

    def holds(self, password: str) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Whose password it is: what others would try first of all."""

    sign_in_name: str = field(repr=False)
    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)

    def is_named(self, password: str) -> bool:
        """Whatever digits and signs are put around the name, or between its parts."""
        local = self.sign_in_name.partition("@")[0]
        own = (
            self.sign_in_name,
            local,
            self.first_name + self.last_name,
            self.last_name + self.first_name,
        )
        letters = _letters(password)
        return bool(letters) and letters in {_letters(name) for name in own}


def expect_good_password(password: str, *, owner: Owner, breached: BreachedPasswords) -> None:
    """Length counts, not kinds of characters (NIST SP 800-63B, 3.1.1.2)."""
    text = unicodedata.normalize("NFKC", password)
    if len(text) < SHORTEST:
        raise PasswordTooShort("The password is too short", field="password", shortest=SHORTEST)
    if len(text) > LONGEST:
        raise PasswordTooLong("The password is too long", field="password", longest=LONGEST)
    folded = text.casefold()
    common = folded in COMMON_PASSWORDS or len(set(folded)) < _FEWEST_DIFFERENT
    if common or owner.is_named(text):
        raise PasswordTooCommon("The password is too easily guessed", field="password")
    if breached.holds(text):
        raise PasswordBreached("The password was stolen elsewhere", field="password")


def _letters(text: str) -> str:
    """Small and without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if letter.isalpha())

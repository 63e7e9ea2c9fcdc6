"""What a password has to be: long, and not one that everybody tries first."""

import unicodedata
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
    """One of the first that anybody would try, or the person's own address."""

    slug = "password-too-common"


class PasswordBreached(DomainError):
    """The password is in a list of those that were stolen somewhere."""

    slug = "password-breached"


class BreachedPasswords(Protocol):
    """A list of passwords that were stolen elsewhere; rarely it says yes to one that was not."""

    def holds(self, password: str) -> bool: ...


def expect_good_password(password: str, *, sign_in_name: str, breached: BreachedPasswords) -> None:
    """Length counts, not kinds of characters (NIST SP 800-63B, 3.1.1.2)."""
    text = unicodedata.normalize("NFKC", password)
    if len(text) < SHORTEST:
        raise PasswordTooShort("The password is too short", field="password", shortest=SHORTEST)
    if len(text) > LONGEST:
        raise PasswordTooLong("The password is too long", field="password", longest=LONGEST)
    folded = text.casefold()
    own = {sign_in_name, sign_in_name.partition("@")[0]}
    if folded in COMMON_PASSWORDS or folded in own or len(set(folded)) < _FEWEST_DIFFERENT:
        raise PasswordTooCommon("The password is too easily guessed", field="password")
    if breached.holds(text):
        raise PasswordBreached("The password was stolen elsewhere", field="password")

"""Ten codes on paper that each replace the second factor once, for who lost the phone."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Final

HOW_MANY: Final = 10
_BYTES = 10
_SALT = 16
_GROUP = 4


@dataclass(frozen=True)
class RecoveryCodes:
    """What is kept of them: a salt, and the digests of those not used yet.

    Each has 80 random bits, so a salted digest that is quick to compute is enough (ASVS 2.6.2).
    """

    salt: bytes = field(repr=False)
    digests: tuple[bytes, ...] = field(repr=False)

    @property
    def left(self) -> int:
        return len(self.digests)

    def without(self, code: str) -> "RecoveryCodes | None":
        """What is left after the code was used; None if it is not one of them."""
        digest = _digest(code, self.salt)
        left = tuple(one for one in self.digests if not secrets.compare_digest(one, digest))
        return None if len(left) == len(self.digests) else RecoveryCodes(self.salt, left)


def fresh_codes() -> tuple[tuple[str, ...], RecoveryCodes]:
    """The codes to show once, and what to keep."""
    codes = tuple(_fresh() for _ in range(HOW_MANY))
    salt = secrets.token_bytes(_SALT)
    return codes, RecoveryCodes(salt, tuple(_digest(code, salt) for code in codes))


def _fresh() -> str:
    text = base64.b32encode(secrets.token_bytes(_BYTES)).decode()
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def _digest(code: str, salt: bytes) -> bytes:
    """Case, spaces and hyphens do not count; base32 has neither 0 nor 1, which are O and I."""
    plain = "".join(each for each in code.upper() if each.isalnum())
    return hashlib.sha256(salt + plain.replace("0", "O").replace("1", "I").encode()).digest()

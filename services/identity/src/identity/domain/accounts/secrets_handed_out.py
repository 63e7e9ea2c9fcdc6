"""Secrets that are handed out once and recognised later by their digest."""

import hashlib
import secrets
from dataclasses import dataclass, field

_BYTES = 32


@dataclass(frozen=True)
class Secret:
    """256 random bits: nobody guesses them, so a plain digest is enough to keep."""

    text: str = field(repr=False)

    @classmethod
    def fresh(cls) -> "Secret":
        return cls(secrets.token_urlsafe(_BYTES))

    @property
    def fingerprint(self) -> bytes:
        return fingerprint_of(self.text)


def fingerprint_of(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()

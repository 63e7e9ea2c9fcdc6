"""The secret of a partner's client: shown once, and known by its keyed digest."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

PREFIX: Final = "pcs_"
"""Lets secret scanners recognise one that was left lying in somebody's code."""


@dataclass(frozen=True)
class ClientSecret:
    """256 random bits: nobody guesses them, so no slow hash is needed."""

    text: str = field(repr=False)

    @classmethod
    def fresh(cls) -> "ClientSecret":
        return cls(PREFIX + secrets.token_urlsafe(32))


def digest_of(text: str, client_id: UUID) -> bytes:
    """Keyed by the client, so that one secret has another digest at each."""
    return hashlib.blake2b(text.encode(), key=client_id.bytes, digest_size=32).digest()


def same_digest(one: bytes, other: bytes) -> bool:
    """In a time that does not tell how much of them is the same."""
    return hmac.compare_digest(one, other)

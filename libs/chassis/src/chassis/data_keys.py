"""Envelope encryption: a data key for each person, wrapped by the service's key-encryption key.

Whoever destroys one wrapped key makes everything unreadable that it sealed, wherever copies lie.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chassis.sealing import CannotOpen

_KEY_BYTES = 32
_NONCE_BYTES = 12


class DataKey:
    """Seals what belongs to one id with AES-256-GCM; it opens for that id alone."""

    __slots__ = ("_bound_to", "_cipher")

    def __init__(self, key: bytes, bound_to: UUID) -> None:
        self._cipher = AESGCM(key)
        self._bound_to = bound_to.bytes

    def close(self, content: bytes) -> bytes:
        """Never the same twice."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, self._bound_to)

    def open(self, sealed: bytes) -> bytes:
        """Raises CannotOpen."""
        nonce, content = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, content, self._bound_to)
        except (InvalidTag, ValueError) as error:
            raise CannotOpen("sealed with another key, or for somebody else") from error


class DataKeys:
    """Makes data keys, and unwraps those that were kept."""

    def __init__(self, key_encryption_key: bytes) -> None:
        if len(key_encryption_key) != _KEY_BYTES:
            raise ValueError(f"The key-encryption key must have {_KEY_BYTES} bytes")
        self._key = key_encryption_key

    def make(self, bound_to: UUID) -> tuple[DataKey, bytes]:
        """A new data key, and its wrapped form to be kept."""
        key = secrets.token_bytes(_KEY_BYTES)
        return DataKey(key, bound_to), DataKey(self._key, bound_to).close(key)

    def unwrap(self, wrapped: bytes, bound_to: UUID) -> DataKey:
        """Raises CannotOpen."""
        return DataKey(DataKey(self._key, bound_to).open(wrapped), bound_to)

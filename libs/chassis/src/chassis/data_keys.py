"""Envelope encryption: a data key for each person, wrapped by the service's key-encryption key.

Whoever destroys one wrapped key makes everything unreadable that it sealed, wherever copies lie.
"""

import hashlib
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chassis.sealing import CannotOpen

_KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
ID_BYTES = 8
"""What a wrapped key begins with: the id of the key-encryption key that wrapped it."""
_BARE_BYTES = _NONCE_BYTES + _KEY_BYTES + _TAG_BYTES
"""The length of one wrapped before key-encryption keys had ids."""


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
    """Makes data keys, and unwraps those that were kept.

    The first key-encryption key wraps; it and the others unwrap what they wrapped.
    """

    def __init__(self, key_encryption_key: bytes, *others: bytes) -> None:
        keys = (key_encryption_key, *others)
        if any(len(key) != _KEY_BYTES for key in keys):
            raise ValueError(f"The key-encryption key must have {_KEY_BYTES} bytes")
        self._newest = id_of(key_encryption_key)
        self._keys = {id_of(key): key for key in reversed(keys)}

    @property
    def newest(self) -> bytes:
        """The id of the key-encryption key that wraps."""
        return self._newest

    def make(self, bound_to: UUID) -> tuple[DataKey, bytes]:
        """A new data key, and its wrapped form to be kept."""
        key = secrets.token_bytes(_KEY_BYTES)
        return DataKey(key, bound_to), self._wrap(key, bound_to)

    def unwrap(self, wrapped: bytes, bound_to: UUID) -> DataKey:
        """Raises CannotOpen."""
        return DataKey(self._unwrapped(wrapped, bound_to), bound_to)

    def rewrap(self, wrapped: bytes, bound_to: UUID) -> bytes:
        """The same data key under the newest key-encryption key. Raises CannotOpen."""
        return self._wrap(self._unwrapped(wrapped, bound_to), bound_to)

    def _wrap(self, key: bytes, bound_to: UUID) -> bytes:
        return self._newest + DataKey(self._keys[self._newest], bound_to).close(key)

    def _unwrapped(self, wrapped: bytes, bound_to: UUID) -> bytes:
        if len(wrapped) == _BARE_BYTES:
            return self._tried(wrapped, bound_to)
        key = self._keys.get(wrapped[:ID_BYTES])
        if key is None:
            raise CannotOpen("wrapped with a key-encryption key that the settings do not give")
        return DataKey(key, bound_to).open(wrapped[ID_BYTES:])

    def _tried(self, wrapped: bytes, bound_to: UUID) -> bytes:
        """It says nothing of its key, so each is tried: the seal itself tells the right one."""
        for key in self._keys.values():
            try:
                return DataKey(key, bound_to).open(wrapped)
            except CannotOpen:
                continue
        raise CannotOpen("wrapped with a key-encryption key that the settings do not give")


def id_of(key_encryption_key: bytes) -> bytes:
    """The key's own fingerprint, so that no id can be given to the wrong key."""
    return hashlib.sha256(b"practica key-encryption key\0" + key_encryption_key).digest()[:ID_BYTES]

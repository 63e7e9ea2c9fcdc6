"""Seals private keys before they reach the database, and opens them to sign."""

import base64
import secrets
from contextlib import suppress
from pathlib import Path

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OctKey

from identity.domain.signing_key import KeyPair

_ALGORITHMS = ["dir", "A256GCM"]
_BYTES = 32


class CannotOpen(Exception):
    """The key was sealed with another key-encryption key than the one that the settings give."""


class SealedKeys:
    """Key pairs for ES256 whose private half is encrypted with AES-256-GCM."""

    def __init__(self, key_encryption_key: bytes) -> None:
        if len(key_encryption_key) != _BYTES:
            raise ValueError(f"The key-encryption key must have {_BYTES} bytes")
        self._key = OctKey.import_key(key_encryption_key)

    def make(self) -> KeyPair:
        key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        sealed = jwe.encrypt_compact(
            {"alg": "dir", "enc": "A256GCM"},
            key.as_pem(private=True),
            self._key,
            algorithms=_ALGORITHMS,
        )
        public = {name: str(value) for name, value in key.as_dict(private=False).items()}
        return KeyPair(kid=public["kid"], public_jwk=public, sealed_private_key=sealed)

    def open(self, pair: KeyPair) -> ECKey:
        """Raises CannotOpen."""
        try:
            opened = jwe.decrypt_compact(pair.sealed_private_key, self._key, algorithms=_ALGORITHMS)
        except (JoseError, ValueError) as error:
            raise CannotOpen(
                f"Signing key {pair.kid} was sealed with another key-encryption key; give the "
                "former one back, or run `rotate-keys --compromised`"
            ) from error
        return ECKey.import_key(opened.plaintext or b"", {"kid": pair.kid})


def key_encryption_key(text: str) -> bytes:
    """Read 32 bytes of base64, as `openssl rand -base64 32` writes them. Raises ValueError."""
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != _BYTES:
        raise ValueError(f"A key-encryption key has {_BYTES} bytes, this one {len(key)}")
    return key


def kept_in(file: Path) -> bytes:
    """The key-encryption key in this file; the first to ask for it makes it, for its user alone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_bytes(base64.b64encode(secrets.token_bytes(_BYTES)) + b"\n")
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return key_encryption_key(file.read_text())

"""Seals what must not lie open in a database, and finds the key that it takes."""

import base64
import secrets
from contextlib import suppress
from pathlib import Path

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings

_ALGORITHMS = ["dir", "A256GCM"]
_BYTES = 32


class CannotOpen(Exception):
    """It was sealed with another key-encryption key than the one that the settings give."""


class NoKeyEncryptionKey(Exception):
    """In production the key that seals secrets has to be given."""


class Seal:
    """Encrypts with AES-256-GCM under one key-encryption key."""

    def __init__(self, key_encryption_key: bytes) -> None:
        if len(key_encryption_key) != _BYTES:
            raise ValueError(f"The key-encryption key must have {_BYTES} bytes")
        self._key = OctKey.import_key(key_encryption_key)

    def close(self, content: bytes) -> str:
        """The content as text that says nothing without the key; never the same twice."""
        header = {"alg": "dir", "enc": "A256GCM"}
        return jwe.encrypt_compact(header, content, self._key, algorithms=_ALGORITHMS)

    def open(self, sealed: str) -> bytes:
        """Raises CannotOpen."""
        try:
            opened = jwe.decrypt_compact(sealed, self._key, algorithms=_ALGORITHMS)
        except (JoseError, ValueError) as error:
            raise CannotOpen("sealed with another key-encryption key") from error
        return opened.plaintext or b""


def key_encryption_key(text: str) -> bytes:
    """Read 32 bytes of base64, as `openssl rand -base64 32` writes them. Raises ValueError."""
    key = base64.b64decode(text.strip(), validate=True)
    if len(key) != _BYTES:
        raise ValueError(f"A key-encryption key has {_BYTES} bytes, this one {len(key)}")
    return key


def key_encryption_keys(text: str) -> tuple[bytes, ...]:
    """One or more such keys, with spaces, commas or lines between them. Raises ValueError."""
    return tuple(key_encryption_key(each) for each in text.replace(",", " ").split())


def kept_in(file: Path) -> str:
    """What stands in this file; the first to ask for it makes a key, for its user alone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_bytes(base64.b64encode(secrets.token_bytes(_BYTES)) + b"\n")
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text()


class SealingSettings(ServiceSettings):
    """Settings of a service that keeps secrets in its database."""

    key_encryption_key: SecretStr | None = Field(
        default=None,
        description="Seals the service's secrets in the database: 32 bytes in base64, the same "
        "for every process of the service. Where the service can turn it, several: the first "
        "seals, all open.",
    )
    key_encryption_key_file: Path | None = Field(
        default=None,
        description="A file that holds it instead. Outside production it is made if it is not "
        "there, and lies in the user's state folder if it is not named.",
    )

    def sealing_key(self) -> bytes:
        """The only one. Raises NoKeyEncryptionKey, or ValueError where several are given."""
        key, *others = self.sealing_keys()
        if others:
            raise ValueError("this service seals with one key-encryption key")
        return key

    def sealing_keys(self) -> tuple[bytes, ...]:
        """The first seals, all open. Raises NoKeyEncryptionKey or ValueError."""
        keys = key_encryption_keys(self._keys_text())
        if not keys:
            raise NoKeyEncryptionKey("no key-encryption key is given")
        return keys

    def _keys_text(self) -> str:
        if self.key_encryption_key is not None:
            return self.key_encryption_key.get_secret_value()
        file = self.key_encryption_key_file
        if self.environment == "production":
            if file is None or not file.is_file():
                name = f"{self.service.upper()}_KEY_ENCRYPTION_KEY"
                raise NoKeyEncryptionKey(f"Set {name} or {name}_FILE")
            return file.read_text()
        return kept_in(file or Path.home() / f".local/state/practica/{self.service}.key")

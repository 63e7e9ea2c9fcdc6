"""Seals private keys before they reach the database, and opens them to sign."""

from joserfc.jwk import ECKey

from chassis import sealing
from chassis.sealing import Seal
from identity.domain.keys.signing_key import KeyPair


class CannotOpen(Exception):
    """The key was sealed with another key-encryption key than the one that the settings give."""


class SealedKeys:
    """Key pairs for ES256 whose private half is encrypted with AES-256-GCM."""

    def __init__(self, key_encryption_key: bytes) -> None:
        self._seal = Seal(key_encryption_key)

    def make(self) -> KeyPair:
        key = ECKey.generate_key("P-256", {"use": "sig", "alg": "ES256"}, auto_kid=True)
        public = {name: str(value) for name, value in key.as_dict(private=False).items()}
        return KeyPair(
            kid=public["kid"],
            public_jwk=public,
            sealed_private_key=self._seal.close(key.as_pem(private=True)),
        )

    def open(self, pair: KeyPair) -> ECKey:
        """Raises CannotOpen."""
        try:
            opened = self._seal.open(pair.sealed_private_key)
        except sealing.CannotOpen as error:
            raise CannotOpen(
                f"Signing key {pair.kid} was sealed with another key-encryption key; give the "
                "former one back, or run `rotate-keys --compromised`"
            ) from error
        return ECKey.import_key(opened, {"kid": pair.kid})

"""Seals the secrets of authenticator apps, so that the database alone proves nothing."""

from uuid import UUID

import structlog

from chassis.sealing import CannotOpen, Seal

log = structlog.get_logger(__name__)


class SealedSecrets:
    """Each secret is sealed together with the account that it is of: moved to another row it opens
    nothing."""

    def __init__(self, key_encryption_key: bytes) -> None:
        self._seal = Seal(key_encryption_key)

    def close(self, secret: str, account_id: UUID) -> str:
        return self._seal.close(account_id.bytes + secret.encode())

    def open(self, sealed: str, account_id: UUID) -> str | None:
        """None if it does not open: codes are refused then, and recovery codes still work."""
        try:
            content = self._seal.open(sealed)
        except CannotOpen:
            log.exception("second_factor.cannot_open", account_id=str(account_id))
            return None
        owner, secret = content[:16], content[16:]
        return secret.decode() if owner == account_id.bytes else None

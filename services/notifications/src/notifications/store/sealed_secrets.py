"""Signing secrets as they lie in the database: sealed."""

from collections.abc import Iterable

from chassis.sealing import CannotOpen, Seal


class SealedSecrets:
    """Of one unit of work: a secret that was not changed goes back as it came, seal and all.

    So does one that was sealed with another key: its endpoint can still be changed, removed, or
    given a new secret.
    """

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._sealed: dict[str, str] = {}

    def open(self, sealed: str) -> str:
        secret = next(iter(opened(self._seal, [sealed])), sealed)
        self._sealed[secret] = sealed
        return secret

    def close(self, secret: str) -> str:
        if secret not in self._sealed:
            self._sealed[secret] = self._seal.close(secret.encode())
        return self._sealed[secret]


def opened(seal: Seal, sealed: Iterable[str]) -> tuple[str, ...]:
    """Those secrets that the present key opens."""
    secrets = []
    for each in sealed:
        try:
            secrets.append(seal.open(each).decode())
        except CannotOpen:
            continue
    return tuple(secrets)

"""Identities of the demo province: the same at every seeding, and in the order of their numbers."""

from hashlib import blake2b
from typing import Final
from uuid import UUID

_FIRST_MOMENT: Final = 1_735_689_600_000
"""1 January 2025 in milliseconds: before anything that a real clock will number."""
_VERSION_AND_VARIANT: Final = (0x7 << 76) | (0x2 << 62)
_RANDOM_BITS: Final = (0xFFF << 64) | ((1 << 62) - 1)


def demo_id(kind: str, number: int) -> UUID:
    """A UUIDv7 whose moment is the number and whose random part is made of the kind."""
    digest = blake2b(f"practica demo {kind} {number}".encode(), digest_size=16).digest()
    bits = int.from_bytes(digest, "big") & _RANDOM_BITS
    return UUID(int=((_FIRST_MOMENT + number) << 80) | _VERSION_AND_VARIANT | bits)

"""Identities made by the services themselves: UUID version 7, so that new rows lie together."""

import os
import time
from datetime import datetime
from uuid import UUID

_VERSION_AND_VARIANT = (0x7 << 76) | (0x2 << 62)
_RANDOM_BITS = (0xFFF << 64) | ((1 << 62) - 1)
_LAST_MILLISECOND = (1 << 48) - 1


def first_id_at(moment: datetime) -> UUID:
    """Below every id made at that moment or later, and above all from earlier milliseconds.

    Before 1970 there were none, so that every id lies above.
    """
    milliseconds = min(max(int(moment.timestamp() * 1000), 0), _LAST_MILLISECOND)
    return UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT)


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then randomness."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(os.urandom(16), "big") & _RANDOM_BITS
    return UUID(int=(milliseconds << 80) | _VERSION_AND_VARIANT | random_bits)

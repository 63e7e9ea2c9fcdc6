"""How a rotation of the key-encryption key goes on."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """One batch; `closed` are the keys that no key given opens, `last` is None at the end."""

    done: int
    closed: int
    last: UUID | None

"""The keys that sign access tokens: one signs, the next is known already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, Self

from chassis.domain import Aggregate
from chassis.ids import new_id

SIGNS_FOR = timedelta(days=30)
REMEMBERED_FOR = timedelta(hours=1)
"""How long a retired key is published: longer than any token that it signed lives."""


@dataclass(frozen=True)
class KeyPair:
    """`kid` names the key in tokens; the private half is sealed, and opened only to sign."""

    kid: str
    public_jwk: Mapping[str, str]
    sealed_private_key: str = field(repr=False)


@dataclass(eq=False, kw_only=True)
class SigningKey(Aggregate):
    pair: KeyPair
    created_at: datetime
    signs_since: datetime | None = None
    retired_at: datetime | None = None
    published_until: datetime | None = None

    @classmethod
    def prepare(cls, pair: KeyPair, now: datetime) -> Self:
        """A key that is published, so that every service has fetched it before it signs."""
        return cls(id=new_id(), pair=pair, created_at=now)

    @property
    def signs(self) -> bool:
        return self.signs_since is not None and self.retired_at is None

    def start_signing(self, now: datetime) -> None:
        self.signs_since = now

    def is_due(self, now: datetime) -> bool:
        """Whether it has signed for long enough."""
        return self.signs_since is not None and now - self.signs_since >= SIGNS_FOR

    def retire(self, now: datetime, *, forget: bool = False) -> None:
        """Stop signing. To `forget` is for a key that got out: its tokens die at once."""
        self.retired_at = now
        self.published_until = now if forget else now + REMEMBERED_FOR


class SigningKeys(Protocol):
    """All keys that are not retired."""

    def add(self, key: SigningKey) -> None: ...

    async def in_use(self) -> list[SigningKey]:
        """The one that signs and the one that is next; only one rotation runs at a time."""
        ...

"""When sessions last proved again who they are of."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from identity.domain.sign_in.session import Session


class Proofs(Protocol):
    """The last proof of each session since its sign-in."""

    async def last_of(self, session_id: UUID) -> datetime | None: ...

    async def note(self, session: Session, now: datetime) -> None: ...

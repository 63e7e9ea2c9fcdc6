"""A session: one sign-in, kept alive by refresh tokens that each serve once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate, Unauthenticated
from chassis.ids import new_id

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
GRACE = timedelta(seconds=10)
"""How long the token before the newest still works: two browser tabs may refresh at once."""


class SessionOver(Unauthenticated):
    """The session ended, or its refresh token is not the newest: sign in again."""

    slug = "session-over"


class End(StrEnum):
    """Why a session is over."""

    SIGNED_OUT = "signed_out"
    TOKEN_REUSED = "token_reused"  # noqa: S105 - a reason, not a secret
    ACCESS_WITHDRAWN = "access_withdrawn"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a reason, not a secret
    ENDED_ELSEWHERE = "ended_elsewhere"
    ENDED_BY_ADMINISTRATOR = "ended_by_administrator"


@dataclass(eq=False, kw_only=True)
class Session(Aggregate):
    """`generation` counts the rotations; a refresh token belongs to one generation.

    The tokens of all generations are remembered, so an old one that turns up again is known to
    be a copy, and the session ends for whoever holds any of its tokens.
    """

    account_id: UUID
    person_id: UUID
    role_assignment_id: UUID
    started_at: datetime
    rotated_at: datetime
    generation: int = 0
    ended_at: datetime | None = None
    ended_because: End | None = None
    device: str = ""
    first_steps: frozenset[str] = frozenset()
    identity_provider_id: UUID | None = None

    @classmethod
    def start(
        cls,
        *,
        account_id: UUID,
        person_id: UUID,
        role_assignment_id: UUID,
        now: datetime,
        device: str = "",
        first_steps: frozenset[str] = frozenset(),
    ) -> Self:
        return cls(
            id=new_id(),
            account_id=account_id,
            person_id=person_id,
            role_assignment_id=role_assignment_id,
            started_at=now,
            rotated_at=now,
            device=device,
            first_steps=first_steps,
        )

    @property
    def expires_at(self) -> datetime:
        """When the session is over however busy it is."""
        return self.started_at + LONGEST

    def is_over(self, now: datetime) -> bool:
        idle = now - self.rotated_at >= IDLE
        return self.ended_at is not None or idle or now >= self.expires_at

    def refresh(self, generation: int, now: datetime) -> bool:
        """Use up a token of this generation; False if it is refused.

        Of two siblings handed out within the grace period the first one used wins, and the other
        counts as a copy from then on: a stolen token cannot live beside the stolen-from.
        """
        if self.is_over(now):
            return False
        if generation == self.generation:
            self.generation += 1
            self.rotated_at = now
            return True
        if generation == self.generation - 1 and now - self.rotated_at <= GRACE:
            return True
        self.finish(End.TOKEN_REUSED, now)
        return False

    def act_as(self, role_assignment_id: UUID) -> None:
        self.role_assignment_id = role_assignment_id

    def take_step(self, step: str) -> None:
        self.first_steps -= {step}

    def finish(self, end: End, now: datetime) -> None:
        if self.ended_at is None:
            self.ended_at, self.ended_because = now, end


@dataclass(frozen=True)
class PresentedToken:
    """A refresh token that somebody brought: its session, and the generation that it is of."""

    session: Session
    generation: int


class Sessions(Protocol):
    """Sessions and the fingerprints of their refresh tokens; the tokens themselves are not kept."""

    def add(self, session: Session) -> None: ...

    def remember(self, session: Session, fingerprint: bytes) -> None:
        """Keep the fingerprint of a token of the session's present generation."""
        ...

    async def presented(self, fingerprint: bytes) -> PresentedToken | None:
        """Whose token it is; the session stays locked until the transaction ends."""
        ...

    async def get(self, id: UUID) -> Session:
        """Locked until the transaction ends."""
        ...

    async def own(self, id: UUID, account_id: UUID) -> Session:
        """One of the account, locked; NotFound for those of others."""
        ...

    async def open_of_account(self, account_id: UUID) -> list[Session]: ...

    async def is_new_device(self, account_id: UUID, device: str) -> bool:
        """Whether all sessions of the account that are remembered were on other devices, and there
        are any."""
        ...

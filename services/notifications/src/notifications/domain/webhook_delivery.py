"""One event on its way to one partner: the attempts, and what follows from each."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from chassis.domain import Conflict, DomainError
from notifications.domain.retries import WEBHOOK, next_try

MOST_RESPONSE_BYTES = 1024


class DeliveryState(StrEnum):
    DUE = "due"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    FAILED = "failed"


class DeliveryUnderWay(Conflict):
    """The delivery is being sent at this very moment."""

    slug = "webhook-delivery-under-way"


class SecretLost(DomainError):
    """The signing secret was sealed with a key that is gone: the endpoint needs a new one."""

    slug = "webhook-secret-lost"


@dataclass(frozen=True, kw_only=True)
class ClaimedDelivery:
    """A delivery that this worker sends now. `failures` counts those in a row before it."""

    id: UUID
    endpoint_id: UUID
    event_id: UUID
    url: str
    body: str
    secrets: tuple[str, ...] = field(repr=False)
    failures: int


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What came of sending it once; `response` is cut to a kilobyte."""

    attempted_at: datetime
    duration_ms: int
    status_code: int | None = None
    response: str | None = None
    error: str | None = None

    @property
    def ended_at(self) -> datetime:
        return self.attempted_at + timedelta(milliseconds=self.duration_ms)

    @property
    def succeeded(self) -> bool:
        """Redirections are not followed, so they count as failures."""
        return self.status_code is not None and 200 <= self.status_code < 300


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How the delivery stands after an attempt."""

    state: DeliveryState
    failures: int
    try_again_at: datetime
    delivered_at: datetime | None = None


def outcome_of(claimed: ClaimedDelivery, attempt: Attempt, *, now: datetime) -> Outcome:
    """Delivered, due again by the schedule, or given up."""
    if attempt.succeeded:
        return Outcome(
            state=DeliveryState.DELIVERED, failures=0, try_again_at=now, delivered_at=now
        )
    failures = claimed.failures + 1
    again = next_try(WEBHOOK, failures=failures, now=now)
    if again is None:
        return Outcome(state=DeliveryState.FAILED, failures=failures, try_again_at=now)
    return Outcome(state=DeliveryState.DUE, failures=failures, try_again_at=again)

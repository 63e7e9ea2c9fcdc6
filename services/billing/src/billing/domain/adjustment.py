"""What would set an invoiced line right after its placement changed: proposed, never applied."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from chassis.domain import Aggregate
from chassis.ids import new_id


class AdjustmentState(StrEnum):
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"


class AdjustmentReason(StrEnum):
    """Why the invoiced amount is no longer what is due."""

    PLACEMENT_CALLED_OFF = "placement_called_off"
    PLACEMENT_CHANGED = "placement_changed"


@dataclass(eq=False, kw_only=True)
class Adjustment(Aggregate):
    """A negative amount is a credit to the payer, a positive one a further charge."""

    invoice_line_id: UUID
    amount_minor: int
    currency: str
    reason: AdjustmentReason
    state: AdjustmentState
    proposed_at: datetime

    @classmethod
    def propose(
        cls,
        *,
        invoice_line_id: UUID,
        amount_minor: int,
        currency: str,
        reason: AdjustmentReason,
        now: datetime,
    ) -> Self:
        return cls(
            id=new_id(),
            invoice_line_id=invoice_line_id,
            amount_minor=amount_minor,
            currency=currency,
            reason=reason,
            state=AdjustmentState.PROPOSED,
            proposed_at=now,
        )

    def revise(self, *, amount_minor: int, reason: AdjustmentReason, now: datetime) -> None:
        """Propose another amount instead; nothing to set right withdraws the proposal."""
        if amount_minor == 0:
            self.state = AdjustmentState.WITHDRAWN
        elif (self.amount_minor, self.state) != (amount_minor, AdjustmentState.PROPOSED):
            self.state, self.proposed_at = AdjustmentState.PROPOSED, now
        self.amount_minor, self.reason = amount_minor, reason


class Adjustments(Protocol):
    """All adjustments; the store provides them."""

    def add(self, adjustment: Adjustment) -> None: ...

    async def get(self, id: UUID) -> Adjustment: ...

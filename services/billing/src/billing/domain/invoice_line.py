"""What one confirmed placement owes, from its price to its payment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, Self
from uuid import UUID

from billing.domain.placement import Placement
from billing.domain.pricing import Price, Pricing, Unpriced
from billing.domain.rights import Side
from chassis.domain import Aggregate, Conflict, DomainError, DomainEvent
from chassis.ids import new_id


class LineState(StrEnum):
    WITHOUT_RATE = "without_rate"
    NOT_INVOICED = "not_invoiced"
    VALIDATED_BY_PAYEE = "validated_by_payee"
    VALIDATED_BY_PAYER = "validated_by_payer"
    INVOICED = "invoiced"
    PAID = "paid"
    VOID = "void"


SETTLED = frozenset({LineState.INVOICED, LineState.PAID})

_VALIDATIONS = {
    Side.PAYEE: (LineState.NOT_INVOICED, LineState.VALIDATED_BY_PAYEE),
    Side.PAYER: (LineState.VALIDATED_BY_PAYEE, LineState.VALIDATED_BY_PAYER),
}


class LineCannotMove(Conflict):
    """The line is not in the state that the move starts from."""

    slug = "invoice-line-cannot-move"


class LineHasNoUnits(DomainError):
    """Nothing was counted, as with a schedule of `various` days: hours have to be typed first."""

    slug = "invoice-line-has-no-units"


@dataclass(frozen=True)
class Recorded(DomainEvent):
    """A line was computed, computed anew, moved or voided."""

    line: "InvoiceLine"


@dataclass(eq=False, kw_only=True)
class InvoiceLine(Aggregate):
    """One line a placement request, for good: a void line comes back to life if it is confirmed."""

    placement: Placement
    pricing: Pricing
    state: LineState
    adjustment_id: UUID | None = None

    @classmethod
    def draw(cls, placement: Placement, pricing: Pricing) -> Self:
        line = cls(
            id=new_id(), placement=placement, pricing=pricing, state=_first_state_of(pricing)
        )
        line.record(Recorded(line))
        return line

    @property
    def price(self) -> Price | None:
        return None if isinstance(self.pricing, Unpriced) else self.pricing

    @property
    def is_settled(self) -> bool:
        """Whether it stands on an invoice, so that nothing about it changes silently."""
        return self.state in SETTLED

    def stands_for(self, placement: Placement) -> bool:
        """Whether the line already says what it should of the placement as it is now."""
        return placement == self.placement and self.state is not LineState.VOID

    def restate(self, placement: Placement, pricing: Pricing) -> None:
        """The placement is confirmed as it is now. Changed figures have to be validated anew."""
        if self.stands_for(placement):
            return
        self.placement = placement
        self._become(_first_state_of(pricing), pricing)

    def put_price(self, pricing: Pricing) -> None:
        """Try the rates once more for a line that had none."""
        if self.state is LineState.WITHOUT_RATE and pricing != self.pricing:
            self._become(_first_state_of(pricing), pricing)

    def call_off(self) -> None:
        """The placement will not take place, and nothing was invoiced."""
        if self.state is not LineState.VOID:
            self._become(LineState.VOID, self.pricing)

    def validate(self, side: Side) -> None:
        """The payee first, then the payer, says that the figures are right."""
        start, end = _VALIDATIONS[side]
        self._require(start)
        if self.price is not None and self.price.measured_units == 0:
            raise LineHasNoUnits(f"nothing was counted for line {self.id}")
        self._become(end, self.pricing)

    def mark_invoiced(self) -> None:
        self._require(LineState.VALIDATED_BY_PAYER)
        self._become(LineState.INVOICED, self.pricing)

    def mark_paid(self) -> None:
        self._require(LineState.INVOICED)
        self._become(LineState.PAID, self.pricing)

    def _require(self, state: LineState) -> None:
        if self.state is not state:
            raise LineCannotMove(
                f"line {self.id} is {self.state}, not {state}",
                state=self.state.value,
                needed=state.value,
            )

    def _become(self, state: LineState, pricing: Pricing) -> None:
        self.state, self.pricing = state, pricing
        self.record(Recorded(self))


def _first_state_of(pricing: Pricing) -> LineState:
    priced = isinstance(pricing, Price)
    return LineState.NOT_INVOICED if priced else LineState.WITHOUT_RATE


@dataclass(frozen=True, kw_only=True)
class LineMove:
    """One line of the history of a line: who moved it, and when."""

    line_id: UUID
    moved_at: datetime
    person_id: UUID
    from_state: LineState
    to_state: LineState


class InvoiceLines(Protocol):
    """All lines, as the domain sees them; the store provides them."""

    def add(self, line: InvoiceLine) -> None: ...

    def note(self, move: LineMove) -> None: ...

    async def get(self, id: UUID) -> InvoiceLine: ...

    async def without_rate(
        self, *, payer_agency_ids: Iterable[UUID] | None, most: int, now: datetime
    ) -> list[InvoiceLine]: ...

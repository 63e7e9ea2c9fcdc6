"""The steps that are offered are those that the line then takes."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from billing.domain.invoice_line import InvoiceLine, LineState
from billing.domain.line_steps import LineStep, steps_from
from billing.domain.placement import Placement
from billing.domain.pricing import price
from billing.domain.rate_schedule import RateSchedule
from billing.domain.rates import Rate
from billing.domain.rights import Side
from chassis.domain import DomainError

_TAKEN: dict[LineStep, Callable[[InvoiceLine, Side], None]] = {
    LineStep.VALIDATE: lambda line, side: line.validate(side),
    LineStep.MARK_INVOICED: lambda line, _: line.mark_invoiced(),
    LineStep.MARK_PAID: lambda line, _: line.mark_paid(),
}


@pytest.mark.parametrize("units", [Decimal(384), Decimal(0)])
@pytest.mark.parametrize("state", LineState)
@pytest.mark.parametrize("side", Side)
def test_a_step_is_offered_if_and_only_if_the_line_takes_it(
    side: Side,
    state: LineState,
    units: Decimal,
    a_placement: Callable[..., Placement],
    a_rate: Callable[..., Rate],
    a_schedule: Callable[..., RateSchedule],
) -> None:
    pricing = price(a_placement(), [a_schedule(a_rate())])

    def takes(step: LineStep) -> bool:
        line = InvoiceLine.draw(a_placement(), pricing)
        assert line.price is not None
        line.pricing = replace(line.price, measured_units=units)
        line.state = state
        try:
            _TAKEN[step](line, side)
        except DomainError:
            return False
        return True

    assert steps_from(state, side, units) == [step for step in LineStep if takes(step)]


@pytest.mark.parametrize("state", LineState)
def test_nothing_is_offered_without_the_permission(state: LineState) -> None:
    assert steps_from(state, None, Decimal(384)) == []

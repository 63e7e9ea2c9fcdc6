"""The steps that somebody may take with a line as it stands."""

from decimal import Decimal
from enum import StrEnum

from billing.domain.invoice_line import LineState
from billing.domain.rights import Side


class LineStep(StrEnum):
    """Named as the address that takes it."""

    VALIDATE = "validate"
    MARK_INVOICED = "mark-invoiced"
    MARK_PAID = "mark-paid"


_STEPS = {
    (LineState.NOT_INVOICED, Side.PAYEE): LineStep.VALIDATE,
    (LineState.VALIDATED_BY_PAYEE, Side.PAYER): LineStep.VALIDATE,
    (LineState.VALIDATED_BY_PAYER, Side.PAYEE): LineStep.MARK_INVOICED,
    (LineState.VALIDATED_BY_PAYER, Side.PAYER): LineStep.MARK_INVOICED,
    (LineState.INVOICED, Side.PAYEE): LineStep.MARK_PAID,
    (LineState.INVOICED, Side.PAYER): LineStep.MARK_PAID,
}


def steps_from(
    state: LineState, side: Side | None, measured_units: Decimal | None
) -> list[LineStep]:
    """None for the side of somebody who may not edit the status of invoicing."""
    step = _STEPS.get((state, side)) if side else None
    if step is None or (step is LineStep.VALIDATE and measured_units == 0):
        return []
    return [step]

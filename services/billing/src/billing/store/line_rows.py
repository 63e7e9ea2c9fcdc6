"""Invoice lines as rows: the facts of the placement, the price as it was applied, the state."""

from dataclasses import fields
from typing import Any

from billing.domain.invoice_line import InvoiceLine, LineState
from billing.domain.money import Rounding
from billing.domain.placement import Basis, Placement
from billing.domain.pricing import Price, Pricing, Unpriced
from chassis.store import Row

_PRICE_COLUMNS = tuple(field.name for field in fields(Price))


def line_from_row(row: Row) -> InvoiceLine:
    return InvoiceLine(
        id=row.id,
        version=row.version,
        placement=_placement(row),
        pricing=_pricing(row),
        state=LineState(row.state),
        adjustment_id=row.adjustment_id,
    )


def line_to_row(line: InvoiceLine) -> dict[str, Any]:
    return {
        "id": line.id,
        **_placement_columns(line.placement),
        **_pricing_columns(line.pricing),
        "state": line.state.value,
        "adjustment_id": line.adjustment_id,
    }


def _placement(row: Row) -> Placement:
    return Placement(
        request_id=row.placement_request_id,
        reference=row.reference,
        payer_agency_id=row.payer_agency_id,
        payee_agency_id=row.payee_agency_id,
        program_id=row.program_id,
        course_id=row.course_id,
        discipline=row.discipline,
        placement_type=row.placement_type,
        site_id=row.site_id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        students=row.students,
        shifts=row.shifts,
        hours_per_student=row.hours_per_student,
    )


def _placement_columns(placement: Placement) -> dict[str, Any]:
    facts = {field.name: getattr(placement, field.name) for field in fields(placement)}
    facts["placement_request_id"] = facts.pop("request_id")
    return facts


def _pricing(row: Row) -> Pricing:
    if row.unpriced_reason is not None:
        return Unpriced(row.unpriced_reason)
    return Price(
        schedule_id=row.schedule_id,
        schedule_name=row.schedule_name,
        rate_id=row.rate_id,
        basis=Basis(row.basis),
        unit_amount_minor=row.unit_amount_minor,
        rounding=Rounding(row.rounding),
        currency=row.currency,
        measured_units=row.measured_units,
        units=row.units,
        amount_minor=row.amount_minor,
    )


def _pricing_columns(pricing: Pricing) -> dict[str, Any]:
    if isinstance(pricing, Unpriced):
        return {"unpriced_reason": pricing.value, **dict.fromkeys(_PRICE_COLUMNS)}
    return {
        "unpriced_reason": None,
        **{column: getattr(pricing, column) for column in _PRICE_COLUMNS},
    }

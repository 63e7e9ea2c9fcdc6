"""Rates as JSON within the row of their schedule."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from billing.domain.money import Rounding
from billing.domain.placement import Basis
from billing.domain.rates import Conditions, Rate


def rate_to_json(rate: Rate) -> dict[str, Any]:
    """Identities and decimals as text, so that nothing becomes a floating-point number."""
    return {
        "id": str(rate.id),
        "discipline": rate.conditions.discipline,
        "program_id": _text(rate.conditions.program_id),
        "course_id": _text(rate.conditions.course_id),
        "placement_type": rate.conditions.placement_type,
        "receiving_agency_id": _text(rate.conditions.receiving_agency_id),
        "basis": rate.basis.value,
        "amount_minor": rate.amount_minor,
        "rounding": rate.rounding.value,
        "min_units": _text(rate.min_units),
        "max_units": _text(rate.max_units),
    }


def rate_from_json(json: dict[str, Any]) -> Rate:
    return Rate(
        id=UUID(json["id"]),
        conditions=Conditions(
            discipline=json["discipline"],
            program_id=_uuid(json["program_id"]),
            course_id=_uuid(json["course_id"]),
            placement_type=json["placement_type"],
            receiving_agency_id=_uuid(json["receiving_agency_id"]),
        ),
        basis=Basis(json["basis"]),
        amount_minor=json["amount_minor"],
        rounding=Rounding(json["rounding"]),
        min_units=_decimal(json["min_units"]),
        max_units=_decimal(json["max_units"]),
    )


def _text(value: UUID | Decimal | None) -> str | None:
    return None if value is None else str(value)


def _uuid(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)

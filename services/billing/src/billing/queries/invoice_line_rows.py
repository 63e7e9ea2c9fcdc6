"""What is shown of a line, its history, and the sums of many."""

from datetime import date, datetime
from decimal import Decimal
from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from billing.domain.adjustment import AdjustmentReason, AdjustmentState
from billing.domain.invoice_line import LineState
from billing.domain.line_steps import LineStep, steps_from
from billing.domain.money import Rounding
from billing.domain.placement import Basis
from billing.domain.pricing import Unpriced
from billing.domain.rights import Side

_Read = ConfigDict(from_attributes=True)
_EXAMPLE: JsonDict = {
    "id": "0190a000-0000-7000-8000-000000000001",
    "placement_request_id": "0190a000-0000-7000-8000-000000000002",
    "reference": "PR-2026-000123",
    "state": "not_invoiced",
    "payer_agency_id": "0190a000-0000-7000-8000-000000000003",
    "payer_agency_name": "Université du Nord",
    "payee_agency_id": "0190a000-0000-7000-8000-000000000004",
    "payee_agency_name": "Centre hospitalier du Parc",
    "program_id": "0190a000-0000-7000-8000-000000000005",
    "course_id": None,
    "discipline": "nursing",
    "placement_type": "group",
    "site_id": "0190a000-0000-7000-8000-000000000006",
    "starts_on": "2026-12-02",
    "ends_on": "2026-12-25",
    "students": 4,
    "shifts": 12,
    "hours_per_student": "96",
    "unpriced_reason": None,
    "schedule_id": "0190a000-0000-7000-8000-000000000007",
    "schedule_name": "Tarifs 2026",
    "rate_id": "0190a000-0000-7000-8000-000000000008",
    "basis": "per_student_hour",
    "measured_units": "384",
    "units": "384",
    "unit_amount_minor": 175,
    "rounding": "half_up",
    "amount_minor": 67200,
    "currency": "CAD",
    "proposed_adjustment_minor": None,
    "allowed_steps": ["validate"],
    "version": 1,
}


class InvoiceLineRow(BaseModel):
    """Amounts are in cents. `proposed_adjustment_minor` would set an invoiced line right.

    `allowed_steps` are those that the caller may take with the line as it stands.
    """

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_EXAMPLE]})

    id: UUID
    placement_request_id: UUID
    reference: str
    state: LineState
    payer_agency_id: UUID
    payer_agency_name: str | None
    payee_agency_id: UUID
    payee_agency_name: str | None
    program_id: UUID
    course_id: UUID | None
    discipline: str
    placement_type: str
    site_id: UUID
    starts_on: date
    ends_on: date
    students: int
    shifts: int
    hours_per_student: Decimal
    unpriced_reason: Unpriced | None
    schedule_id: UUID | None
    schedule_name: str | None
    rate_id: UUID | None
    basis: Basis | None
    measured_units: Decimal | None
    units: Decimal | None
    unit_amount_minor: int | None
    rounding: Rounding | None
    amount_minor: int | None
    currency: str | None
    proposed_adjustment_minor: int | None
    allowed_steps: list[LineStep] = []
    version: int

    def offered_to(self, side: Side | None) -> Self:
        """With what that side may do; nothing for those who may not move lines."""
        self.allowed_steps = steps_from(self.state, side, self.measured_units)
        return self


class LineMoveRow(BaseModel):
    model_config = _Read

    moved_at: datetime
    person_id: UUID
    from_state: LineState
    to_state: LineState


class AdjustmentRow(BaseModel):
    model_config = _Read

    amount_minor: int
    currency: str
    reason: AdjustmentReason
    state: AdjustmentState
    proposed_at: datetime


class InvoiceLineDetail(InvoiceLineRow):
    moves: list[LineMoveRow] = []
    adjustments: list[AdjustmentRow] = []


class LineTotal(BaseModel):
    """The lines of one state and basis. Units of different bases are never added up."""

    model_config = _Read

    state: LineState
    basis: Basis | None
    currency: str | None
    lines: int = Field(examples=[12])
    units: Decimal | None = Field(examples=["4608"])
    amount_minor: int | None = Field(examples=[806400])
    proposed_adjustment_minor: int | None

"""Events that the billing service publishes."""

from decimal import Decimal
from typing import ClassVar, Literal
from uuid import UUID

from contracts.envelope import Event

LineState = Literal[
    "without_rate",
    "not_invoiced",
    "validated_by_payee",
    "validated_by_payer",
    "invoiced",
    "paid",
    "void",
]


class InvoiceLineRecorded(Event):
    """What a confirmed placement owes was computed, changed or voided."""

    type: ClassVar[str] = "billing.invoice_line_recorded.v1"
    subject_field: ClassVar[str] = "invoice_line_id"

    invoice_line_id: UUID
    placement_request_id: UUID
    payer_agency_id: UUID
    payee_agency_id: UUID
    basis: str | None = None
    units: Decimal
    unit_amount_minor: int | None = None
    amount_minor: int | None = None
    currency: str = "CAD"
    state: LineState

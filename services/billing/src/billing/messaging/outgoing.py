"""What other services learn from billing."""

from decimal import Decimal

from billing.domain.invoice_line import Recorded
from billing.domain.rate_schedule import ScheduleChanged
from chassis.outgoing import Outgoing
from contracts.billing import InvoiceLineRecorded

outgoing = Outgoing()
outgoing.stays_inside(ScheduleChanged)


@outgoing.on(Recorded)
def recorded(event: Recorded) -> InvoiceLineRecorded:
    line, price = event.line, event.line.price
    return InvoiceLineRecorded(
        invoice_line_id=line.id,
        placement_request_id=line.placement.request_id,
        payer_agency_id=line.placement.payer_agency_id,
        payee_agency_id=line.placement.payee_agency_id,
        basis=price.basis.value if price else None,
        units=price.units if price else Decimal(0),
        unit_amount_minor=price.unit_amount_minor if price else None,
        amount_minor=price.amount_minor if price else None,
        currency=price.currency if price else "CAD",
        state=line.state.value,
    )

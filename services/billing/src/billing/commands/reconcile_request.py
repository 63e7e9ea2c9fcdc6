"""News of a placement request: what it owes is brought in line with its newest state."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from billing.commands.ports import Store
from billing.domain.adjustment import Adjustment, AdjustmentReason
from billing.domain.billable_request import BillableRequest
from billing.domain.invoice_line import InvoiceLine
from billing.domain.placement import Placement
from billing.domain.pricing import Price, Pricing, price


@dataclass(frozen=True, kw_only=True)
class ReconcileRequest:
    """`placement` is None where no agency is paid, as at a site that belongs to none."""

    request_id: UUID
    sequence: int
    status: str
    placement: Placement | None
    now: datetime


async def reconcile_request(command: ReconcileRequest, store: Store) -> None:
    """Safe to repeat and in any order: only news newer than the last changes anything."""
    request = await _heard_of(command, store)
    if request is None:
        return
    line = None
    if request.line_id is not None:
        line = await store.invoice_lines.get(request.line_id)
    if request.is_confirmed and command.placement is not None:
        await _bill(command, command.placement, request, line, store)
    elif line is not None:
        await _call_off(command, line, store)


async def _heard_of(command: ReconcileRequest, store: Store) -> BillableRequest | None:
    """The request with this news taken in; None if the news is old."""
    request = await store.billable_requests.find(command.request_id)
    if request is None:
        request = BillableRequest(
            id=command.request_id, sequence=command.sequence, status=command.status
        )
        store.billable_requests.add(request)
        return request
    newer = request.supersede(sequence=command.sequence, status=command.status)
    return request if newer else None


async def _bill(
    command: ReconcileRequest,
    placement: Placement,
    request: BillableRequest,
    line: InvoiceLine | None,
    store: Store,
) -> None:
    if line is None:
        line = InvoiceLine.draw(placement, await _pricing(placement, store))
        store.invoice_lines.add(line)
        request.line_id = line.id
    elif not line.stands_for(placement):
        await _restate(command, placement, line, store)
    elif line.is_settled and line.price is not None:
        await _settle(command, line, line.price.amount_minor, store)


async def _restate(
    command: ReconcileRequest, placement: Placement, line: InvoiceLine, store: Store
) -> None:
    pricing = await _pricing(placement, store)
    if not line.is_settled:
        line.restate(placement, pricing)
    elif isinstance(pricing, Price):
        await _settle(command, line, pricing.amount_minor, store)


async def _call_off(command: ReconcileRequest, line: InvoiceLine, store: Store) -> None:
    if line.is_settled:
        await _settle(command, line, 0, store)
    else:
        line.call_off()


async def _settle(command: ReconcileRequest, line: InvoiceLine, due: int, store: Store) -> None:
    """Propose what brings an invoiced line to what is due; the line itself stays as it is."""
    invoiced = line.price
    if invoiced is None:
        return
    difference = due - invoiced.amount_minor
    reason = (
        AdjustmentReason.PLACEMENT_CHANGED
        if command.status == "confirmed"
        else AdjustmentReason.PLACEMENT_CALLED_OFF
    )
    if line.adjustment_id is not None:
        adjustment = await store.adjustments.get(line.adjustment_id)
        adjustment.revise(amount_minor=difference, reason=reason, now=command.now)
    elif difference != 0:
        adjustment = Adjustment.propose(
            invoice_line_id=line.id,
            amount_minor=difference,
            currency=invoiced.currency,
            reason=reason,
            now=command.now,
        )
        store.adjustments.add(adjustment)
        line.adjustment_id = adjustment.id


async def _pricing(placement: Placement, store: Store) -> Pricing:
    payer = placement.payer_agency_id
    serving = await store.rate_schedules.serving([payer])
    return price(placement, serving.get(payer, []))
